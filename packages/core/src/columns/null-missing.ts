import type { Columns } from './column.ts'

/** The columns as a frame has them: what is missing is null. */
export function nullMissing(columns: Columns): Columns {
  if (!columns.columns.some(({ missing }) => missing)) return columns
  return { ...columns, columns: columns.columns.map(({ missing, faults, ...column }) => column) }
}
