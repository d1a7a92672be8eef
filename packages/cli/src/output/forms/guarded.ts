import { type Columns, columnOf, type NamedColumn, valuesOf } from '@runsheaf/core/plugin'

/** Columns whose text, names included, no spreadsheet runs as a formula: an apostrophe goes before what it would run. */
export function guarded({ length, columns }: Columns): Columns {
  return { length, columns: columns.map((column) => ({ ...guardColumn(column), name: guardText(column.name) })) }
}

function guardColumn(column: NamedColumn): NamedColumn {
  if (column.type !== 'utf8' && column.type !== 'dict' && column.type !== 'mixed') return column
  const values = valuesOf(column).map((value) => (typeof value === 'string' ? guardText(value) : value))
  return { ...columnOf(values), name: column.name }
}

/** What a formula begins with, in full-width signs too, or with what is passed over before one. */
const formula = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/

function guardText(text: string): string {
  return formula.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text
}
