import { type Columns, columnOf, type NamedColumn, valuesOf } from '@runsheaf/core/plugin'

/** Columns whose text no spreadsheet runs as a formula: an apostrophe goes before what it would run. */
export function guarded({ length, columns }: Columns): Columns {
  return { length, columns: columns.map(guardColumn) }
}

function guardColumn(column: NamedColumn): NamedColumn {
  if (column.type !== 'utf8' && column.type !== 'dict') return column
  return { ...columnOf(valuesOf(column).map(guardText)), name: column.name }
}

function guardText(value: unknown): unknown {
  const runs = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !Number.isFinite(Number(value))
  return runs ? `'${value}` : value
}
