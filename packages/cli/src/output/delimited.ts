import { type Columns, valueAt } from '@runsheaf/core/plugin'
import { safeText } from '../render/safe-text.ts'
import { machineText } from './machine-text.ts'

/** Comma-separated values as in RFC 4180, names first. */
export function csvLines(columns: Columns): string[] {
  return lines(columns, ',', csvCell)
}

/** Tab-separated values, names first. Tabs, ends of lines and control characters in cells are spelled out (`\t`, `\n`, `\x1b`). */
export function tsvLines(columns: Columns): string[] {
  return lines(columns, '\t', safeText)
}

function lines({ length, columns }: Columns, separator: string, cell: (text: string) => string): string[] {
  const header = columns.map(({ name }) => cell(name)).join(separator)
  const rows = Array.from({ length }, (_, row) =>
    columns.map((column) => cell(machineText(valueAt(column, row)))).join(separator),
  )
  return [header, ...rows]
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
