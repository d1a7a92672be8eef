import type { Columns } from '@runsheaf/core/plugin'
import { safeText } from '../render/safe-text.ts'
import { machineCell } from './machine-text.ts'

/**
 * Comma-separated values as in RFC 4180, names first.
 *
 * @param guarded keeps a spreadsheet from running text as a formula: an apostrophe goes before it.
 */
export function csvLines(columns: Columns, guarded = false): string[] {
  return lines(columns, ',', guarded ? (text) => csvCell(guard(text)) : csvCell)
}

/** Tab-separated values, names first. Tabs, ends of lines and control characters in cells are spelled out (`\t`, `\n`, `\x1b`). */
export function tsvLines(columns: Columns): string[] {
  return lines(columns, '\t', safeText)
}

function lines({ length, columns }: Columns, separator: string, cell: (text: string) => string): string[] {
  const header = columns.map(({ name }) => cell(name)).join(separator)
  const rows = Array.from({ length }, (_, row) =>
    columns.map((column) => cell(machineCell(column, row))).join(separator),
  )
  return [header, ...rows]
}

function csvCell(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Text that a spreadsheet would run; numbers are left as they are. */
function guard(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text
}
