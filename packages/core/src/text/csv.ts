import { checkColumns } from '../columns/check-columns.ts'
import type { Columns, NamedColumn } from '../columns/column.ts'
import { isValid, valueAt } from '../columns/value.ts'
import { cellText } from './cell-text.ts'

export interface CSVOptions {
  /** Between cells: `,` if not given. */
  readonly separator?: ',' | ';' | '\t'
}

/**
 * Columns as CSV (RFC 4180, with line feeds), the names in the first line. A null or missing value is an empty cell, and an
 * empty text is `""`; other values as in {@link cellText}.
 *
 * @throws RunError COLUMN_DUPLICATE
 * @example
 * toCSV(runs.toColumns('info.run_id', 'metrics.acc')) // 'info.run_id,metrics.acc\n32ef8a…,0.9369\n'
 */
export function toCSV(columns: Columns, { separator = ',' }: CSVOptions = {}): string {
  checkColumns(columns)
  const special = new RegExp(`["\\r\\n${separator}]|^\\s|\\s$|^$`)
  const quote = (text: string) => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const cell = (column: NamedColumn, i: number) => (isValid(column, i) ? quote(cellText(valueAt(column, i))) : '')
  const lines = [columns.columns.map(({ name }) => quote(name)).join(separator)]
  for (let i = 0; i < columns.length; i++) {
    lines.push(columns.columns.map((column) => cell(column, i)).join(separator))
  }
  return `${lines.join('\n')}\n`
}
