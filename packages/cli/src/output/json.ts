import { type Columns, valueAt } from '@runsheaf/core/plugin'
import { jsonValue } from './machine-text.ts'

/** The version of every JSON document that is written; it grows when a field changes its meaning or goes. */
export const jsonVersion = 1

/**
 * A JSON document: `runsheaf` is the version of the format, `command` what made it. Control characters are spelled out, so
 * that it can be read on a terminal.
 */
export function jsonText(command: string, facts: Readonly<Record<string, unknown>>): string {
  return safeJson(JSON.stringify({ runsheaf: jsonVersion, command, ...facts }, jsonValue, 2))
}

/** The rows of columns as objects; null where a value is null or missing. */
export function records({ length, columns }: Columns): Record<string, unknown>[] {
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(columns.map((column) => [column.name, valueAt(column, row) ?? null])),
  )
}

/** One line of JSON. */
export function jsonLine(value: unknown): string {
  return safeJson(JSON.stringify(value, jsonValue))
}

function safeJson(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
