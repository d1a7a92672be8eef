import type { ColumnTable, ColumnType, NamedColumn } from '@runsheaf/core'
import { isValid, valueAt } from '@runsheaf/core/plugin'
import { absent } from './collection.ts'
import type { Steps } from './step.ts'

/** A data frame. */
export const frameSteps: Steps<ColumnTable> = {
  item: (frame, [name]) => frame.column(name),
  to_list_of_dicts: (frame) => frame.toRecords(),
  len: (frame) => frame.length,
  attr: (frame, [name]) => frameAttributes[name]?.(frame) ?? absent('AttributeError'),
}

const frameAttributes: Readonly<Record<string, (frame: ColumnTable) => unknown>> = {
  shape: (frame) => [frame.length, frame.names.length],
  columns: (frame) => frame.names,
  height: (frame) => frame.length,
  width: (frame) => frame.names.length,
}

/** A column of a frame, or a series. */
export const columnSteps: Steps<NamedColumn> = {
  dtype: (column) => ({ $dtype: column.type }),
  list: (column) => Array.from({ length: column.length }, (_, i) => (isValid(column, i) ? valueAt(column, i) : null)),
  len: (column) => column.length,
  at: (column, [position]) => valueAt(column, position < 0 ? position + column.length : position),
}

/** What polars' names of types mean here. */
export function isTypeNamed(type: ColumnType, polars: string): boolean {
  const names: Readonly<Record<ColumnType, RegExp>> = {
    i32: /^U?Int\d+$/,
    i64: /^U?Int\d+$/,
    f64: /^Float\d+$/,
    bool: /^Boolean$/,
    dict: /^String$/,
    utf8: /^String$/,
    timestamp: /^Datetime/,
    list: /^(List|Object)/,
    mixed: /^(Struct|Object)/,
    null: /^Null$/,
  }
  return names[type].test(polars)
}
