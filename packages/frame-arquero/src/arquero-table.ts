import type { FrameKind } from '@runsheaf/core/plugin'
import type { ColumnTable } from 'arquero'

type Name<Row> = keyof Row & string
type Arguments<Verb extends keyof ColumnTable> = ColumnTable[Verb] extends (...args: infer A) => unknown ? A : never

/**
 * An arquero table that knows its columns: their names and the types of their values. Verbs that keep the columns keep
 * the type; those that change them give a table of any columns.
 */
export interface ArqueroTable<Row = any> extends ColumnTable {
  columnNames(filter?: (name: string, index: number, array: string[]) => boolean): Name<Row>[]
  get<K extends Name<Row>>(name: K, row?: number): Row[K]
  array<K extends Name<Row>>(name: K): Row[K][]
  getter<K extends Name<Row>>(name: K): (row: number) => Row[K]
  object(row?: number): Row & object
  objects(...options: Arguments<'objects'>): (Row & object)[]
  [Symbol.iterator](): Iterator<Row & object>

  assign<T extends ArqueroTable = ArqueroTable>(...tables: Arguments<'assign'>): T
  count<T extends ArqueroTable = ArqueroTable>(...options: Arguments<'count'>): T
  cross<T extends ArqueroTable = ArqueroTable>(...other: Arguments<'cross'>): T
  derive<T extends ArqueroTable = ArqueroTable>(...values: Arguments<'derive'>): T
  fold<T extends ArqueroTable = ArqueroTable>(...values: Arguments<'fold'>): T
  join<T extends ArqueroTable = ArqueroTable>(...other: Arguments<'join'>): T
  join_full<T extends ArqueroTable = ArqueroTable>(...other: Arguments<'join_full'>): T
  join_left<T extends ArqueroTable = ArqueroTable>(...other: Arguments<'join_left'>): T
  join_right<T extends ArqueroTable = ArqueroTable>(...other: Arguments<'join_right'>): T
  lookup<T extends ArqueroTable = ArqueroTable>(...other: Arguments<'lookup'>): T
  pivot<T extends ArqueroTable = ArqueroTable>(...keys: Arguments<'pivot'>): T
  reduce<T extends ArqueroTable = ArqueroTable>(...reducer: Arguments<'reduce'>): T
  rename<T extends ArqueroTable = ArqueroTable>(...columns: Arguments<'rename'>): T
  rollup<T extends ArqueroTable = ArqueroTable>(...values: Arguments<'rollup'>): T
  select<T extends ArqueroTable = ArqueroTable>(...columns: Arguments<'select'>): T
  spread<T extends ArqueroTable = ArqueroTable>(...values: Arguments<'spread'>): T
  unroll<T extends ArqueroTable = ArqueroTable>(...values: Arguments<'unroll'>): T
}

export interface ArqueroKind extends FrameKind {
  readonly type: ArqueroTable<this['row']>
}
