import { type Columns, ColumnTable, type NamedColumn } from '../../src/index.ts'
import { columnOf } from '../../src/plugin.ts'

/** Columns of plain values, by name. */
export function columnsOf(values: Readonly<Record<string, readonly unknown[]>>): Columns {
  const columns = Object.entries(values).map(([name, column]): NamedColumn => ({ ...columnOf(column), name }))
  return { length: columns[0]?.length ?? 0, columns }
}

/** A table of plain values, by name. */
export function tableOf<const V extends Readonly<Record<string, readonly unknown[]>>>(values: V) {
  return new ColumnTable<{ [K in keyof V]: V[K][number] }>(columnsOf(values))
}
