import type { Column, ColumnType } from './column.ts'

const numeric: Readonly<Record<ColumnType, boolean>> = {
  f64: true,
  i32: true,
  i64: true,
  timestamp: false,
  bool: false,
  dict: false,
  utf8: false,
  list: false,
  mixed: false,
  null: false,
}

/** Whether the values of a column are numbers. */
export const isNumeric = ({ type }: Column): boolean => numeric[type]
