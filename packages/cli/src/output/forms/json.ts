import type { Columns } from '@runsheaf/core/plugin'
import { jsonObject, toJSON, toNDJSON } from '@runsheaf/core/text'

/** The version of every JSON document that is written; it grows when a field changes its meaning or goes. */
const jsonVersion = 1

type Facts = Readonly<Record<string, unknown>>

/**
 * A JSON document: `runsheaf` is the version of the format, `command` what made it, then facts, and the rows of columns by a
 * name. Control characters are spelled out, so that it can be read on a terminal.
 */
export function jsonDocument(command: string, facts: Facts, rows: { readonly [name: string]: Columns } = {}): string {
  const head = jsonObject(Object.entries({ runsheaf: jsonVersion, command, ...facts })).slice(0, -1)
  const lists = Object.entries(rows).map(([name, columns]) => `,"${name}":${toJSON(columns).trimEnd()}`)
  return safeJson(`${head}${lists.join('')}}\n`)
}

/** Columns as JSON, an object on a line for each row. */
export const ndjsonText = (data: Columns): string => safeJson(toNDJSON(data))

/** JSON text in which no control character is left that a terminal would obey. */
function safeJson(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
