import { columnOf } from './builder.ts'
import type { NamedColumn } from './column.ts'

/** A column for each field that some row has; where a row has none it is missing. */
export function columnsOfRows(rows: readonly Readonly<Record<string, unknown>>[]): NamedColumn[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)))
  return Array.from(names, (name) => ({ ...columnOf(rows.map((row) => row[name])), name }))
}
