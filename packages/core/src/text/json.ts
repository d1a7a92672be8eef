import { checkColumns } from '../columns/check-columns.ts'
import type { Columns } from '../columns/column.ts'
import { valueAt } from '../columns/value.ts'
import { jsonObject } from './json-text.ts'

/**
 * Columns as a JSON array of objects, one for each row, on a line each. Values as in {@link jsonText}.
 *
 * @throws RunError COLUMN_DUPLICATE
 */
export function toJSON(columns: Columns): string {
  const rows = rowTexts(columns)
  return rows.length === 0 ? '[]\n' : `[\n${rows.join(',\n')}\n]\n`
}

/**
 * Columns as newline-delimited JSON: an object for each row, on a line each. Values as in {@link jsonText}.
 *
 * @throws RunError COLUMN_DUPLICATE
 */
export function toNDJSON(columns: Columns): string {
  return rowTexts(columns)
    .map((row) => `${row}\n`)
    .join('')
}

function rowTexts(columns: Columns): string[] {
  checkColumns(columns)
  return Array.from({ length: columns.length }, (_, i) =>
    jsonObject(columns.columns.map((column) => [column.name, valueAt(column, i)])),
  )
}
