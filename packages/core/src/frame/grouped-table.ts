import { aggregateColumns } from '../aggregate/aggregate-columns.ts'
import type { Aggregation } from '../aggregate/aggregation.ts'
import type { Columns, NamedColumn } from '../columns/column.ts'
import { columnNamed } from '../columns/column-named.ts'
import { distinctTuples } from '../columns/distinct.ts'
import { type Groups, groupCount, groupsOf, rowsIn } from '../columns/groups.ts'
import { takeRows } from '../columns/take.ts'
import type { AggregateValue } from '../types/rows.ts'
import type { ColumnTable } from './column-table.ts'

/** Aggregates by name, each made by `mean`, `count` … or a function of the group's rows. */
export type TableAggregates<Row> = Readonly<
  Record<string, Aggregation<keyof Row & string> | ((group: ColumnTable<Row>) => unknown)>
>

/** The row type of groups with their aggregates. */
export type AggregatedRow<Keys, A> = {
  [K in keyof Keys | keyof A]: K extends keyof A ? AggregateValue<A[K]> : K extends keyof Keys ? Keys[K] : never
}

/**
 * A table's rows in groups, by order of first appearance. NaN is one value, and so is null.
 *
 * @example
 * table.groupBy('model.type').agg({ n: count(), acc: mean('metrics.acc') })
 */
export class GroupedTable<Row, K extends keyof Row & string> {
  readonly #table: ColumnTable<Row>
  readonly #keys: readonly NamedColumn[]
  readonly #groups: Groups
  readonly #wrap: (columns: Columns) => ColumnTable

  /**
   * @param wrap makes a table of columns.
   * @throws RunError KEY_UNKNOWN, COLUMN_DUPLICATE
   */
  constructor(table: ColumnTable<Row>, names: readonly K[], wrap: (columns: Columns) => ColumnTable) {
    const { columns } = table.select(...names).toColumns()
    const { codes, firsts } = distinctTuples(columns, table.length)
    this.#table = table
    this.#wrap = wrap
    this.#groups = groupsOf(codes, names.length === 0 ? 1 : firsts.length)
    this.#keys = takeRows(columns, firsts)
  }

  /** The number of groups. */
  get size(): number {
    return groupCount(this.#groups)
  }

  /** The groups, one table for each. */
  *[Symbol.iterator](): IterableIterator<ColumnTable<Row>> {
    for (let group = 0; group < this.size; group++) yield this.#group(group)
  }

  /**
   * A table with one row for each group: its keys, then the aggregates. Null and NaN are left out of them.
   *
   * @throws RunError KEY_UNKNOWN; COLUMN_DUPLICATE where an aggregate has the name of a key; COLUMN_TYPE for numbers of text.
   */
  agg<const A extends TableAggregates<Row>>(aggregates: A): ColumnTable<AggregatedRow<Pick<Row, K>, A>> {
    return this.#wrap(this.toColumns(aggregates))
  }

  /** The columns of {@link agg}. */
  toColumns(aggregates: Readonly<Record<string, unknown>>): Columns {
    const column = (key: string) => columnNamed(this.#table.toColumns(), key)
    const grouped = { ...this.#groups, column, nan: 'skip' } as const
    const columns = aggregateColumns(grouped, this.#keys, aggregates, (group) => this.#group(group))
    return { length: this.size, columns }
  }

  #group(group: number): ColumnTable<Row> {
    return this.#table.take(rowsIn(this.#groups, group))
  }
}
