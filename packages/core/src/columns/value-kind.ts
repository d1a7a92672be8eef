import type { Column, ColumnType } from './column.ts'

/** What kind of values a key has; `mixed` are values that share no type, and maps. */
export type ValueKind = 'int' | 'float' | 'bool' | 'text' | 'time' | 'list' | 'mixed' | 'null'

const kinds: Readonly<Record<ColumnType, ValueKind>> = {
  i32: 'int',
  i64: 'int',
  f64: 'float',
  bool: 'bool',
  dict: 'text',
  utf8: 'text',
  timestamp: 'time',
  list: 'list',
  mixed: 'mixed',
  null: 'null',
}

/** What kind of values a column has. */
export const kindOf = ({ type }: Column): ValueKind => kinds[type]

/** Whether values of a kind are numbers. */
export const isNumeric = (kind: ValueKind): boolean => kind === 'int' || kind === 'float'
