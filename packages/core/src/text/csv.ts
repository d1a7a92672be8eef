import { checkColumns } from '../columns/check-columns.ts'
import type { Columns } from '../columns/column.ts'
import { linesOf } from './lines-of.ts'

export interface CSVOptions {
  /** Between cells: `,` if not given. */
  readonly separator?: ',' | ';' | '\t'
}

/**
 * Columns as CSV (RFC 4180, with line feeds), the names in the first line. A null or missing value is an empty cell, and an
 * empty text is `""`; other values as in `cellText`.
 *
 * @throws RunError COLUMN_DUPLICATE
 * @example
 * toCSV(runs.toColumns('info.run_id', 'metrics.acc')) // 'info.run_id,metrics.acc\n32ef8a…,0.9369\n'
 */
export function toCSV(columns: Columns, { separator = ',' }: CSVOptions = {}): string {
  checkColumns(columns)
  const special = new RegExp(`["\\r\\n${separator}]|^\\s|\\s$|^$`)
  const quote = (text: string) => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return linesOf(columns, separator, quote)
}
