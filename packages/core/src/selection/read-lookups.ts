import { buildColumn, type ColumnBuilder, columnOf } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { countMissing, isMissing, pushFrom } from '../columns/value.ts'
import type { Lookup } from '../keys/lookups.ts'
import type { Selection } from './selection.ts'

/** For each run, the value of the first lookup that has one. Asks a lookup only for the runs that the earlier ones lack. */
export function readLookups(selection: Selection, lookups: readonly Lookup[], raw = false): Column {
  let column: Column | undefined
  for (const lookup of lookups) {
    if (lookup.facet === 'impl' && !selection.store.options.impls) continue
    const rows = column ? openRows(selection.rows, column) : selection.rows
    if (column && rows.length === 0) break
    const rest = readLookup({ ...selection, rows }, lookup, raw)
    if (!column || rows.length === column.length) column = rest
    else if (hasSome(rest)) column = replaceMissing(column, nextOf(rest))
  }
  return column ?? columnOf(Array.from(selection.rows, () => undefined))
}

/** Whether some run has a value, null, or a value that cannot be read. */
export function hasSome(column: Column): boolean {
  return column.length > (column.faults?.size ? 0 : countMissing(column))
}

function readLookup(selection: Selection, lookup: Lookup, raw: boolean): Column {
  const { store, rows, settings } = selection
  if (lookup.facet !== 'impl') return raw ? store.column(lookup, rows) : store.values(lookup, rows)
  return columnOf(Array.from(rows, (row) => store.options.impls?.member(store, row, settings, lookup.path)))
}

/** Whether a value is missing; one that is there and cannot be read is not looked for elsewhere. */
const isOpen = (column: Column, i: number): boolean => isMissing(column, i) && !column.faults?.has(i)

function openRows(rows: Int32Array, column: Column): Int32Array {
  return column.missing ? rows.filter((_, i) => isOpen(column, i)) : new Int32Array()
}

/** The column with something else for each missing value. */
export function replaceMissing(column: Column, push: (builder: ColumnBuilder, position: number) => void): Column {
  if (!column.missing) return column
  return buildColumn(column.length, (builder, i) => {
    if (isOpen(column, i)) push(builder, i)
    else pushFrom(builder, column, i)
  })
}

function nextOf(column: Column): (builder: ColumnBuilder) => void {
  let next = 0
  return (builder) => pushFrom(builder, column, next++)
}
