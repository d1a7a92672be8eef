import type { Aggregation } from '../aggregate/aggregation.ts'
import { checkColumns } from '../columns/check-columns.ts'
import type { Columns, NamedColumn } from '../columns/column.ts'
import { columnNamed } from '../columns/column-named.ts'
import { nullMissing } from '../columns/null-missing.ts'
import { positionIn } from '../columns/position.ts'
import { rank } from '../columns/rank.ts'
import { sortPositions } from '../columns/sort-positions.ts'
import { takeRows } from '../columns/take.ts'
import { valueAt } from '../columns/value.ts'
import { inspect } from '../general/inspect.ts'
import { asc, type SortKey } from '../keys/sort-key.ts'
import { formatTable, type TableFormat } from './format-table.ts'
import { type AggregatedRow, GroupedTable, type TableAggregates } from './grouped-table.ts'
import { type JoinOptions, joinColumns } from './join-columns.ts'
import { pivotColumns } from './pivot-columns.ts'

type Name<Row> = keyof Row & string

/**
 * Core's own frame: a table over {@link Columns}, without copying them; what is missing in them is null. Tables never
 * change; each verb gives another one.
 *
 * @example
 * const table = runs.toFrame('model.type', 'learning_rate')
 * table.filter((row) => row.learning_rate < 0.1).sort(desc('learning_rate')).print()
 */
export class ColumnTable<Row = any> implements Iterable<Row> {
  readonly #columns: Columns

  /** @throws RunError COLUMN_DUPLICATE, and ARGUMENT_INVALID for columns of several lengths. */
  constructor(columns: Columns) {
    checkColumns(columns)
    this.#columns = nullMissing(columns)
  }

  /** The number of rows. */
  get length(): number {
    return this.#columns.length
  }

  get names(): readonly Name<Row>[] {
    return this.#columns.columns.map(({ name }) => name as Name<Row>)
  }

  /** @throws RunError KEY_UNKNOWN, with the names that look like it. */
  column(name: Name<Row>): NamedColumn {
    return columnNamed(this.#columns, name)
  }

  /** A row as an object; -1 is the last, `undefined` is past either end. */
  at(index: number): Row | undefined {
    const row = positionIn(this.length, index)
    return row === undefined ? undefined : this.#row(row)
  }

  *[Symbol.iterator](): IterableIterator<Row> {
    for (let i = 0; i < this.length; i++) yield this.#row(i)
  }

  /** The columns that the table is made of. */
  toColumns(): Columns {
    return this.#columns
  }

  toRecords(): Row[] {
    return [...this]
  }

  /** The columns of these names, in this order. @throws RunError KEY_UNKNOWN, COLUMN_DUPLICATE */
  select<const K extends Name<Row>>(...names: readonly K[]): ColumnTable<Pick<Row, K>> {
    return new ColumnTable({ length: this.length, columns: names.map((name) => this.column(name)) })
  }

  /** The rows that a test keeps. @example table.filter((row) => row.acc > 0.9) */
  filter(keep: (row: Row, index: number) => unknown): ColumnTable<Row> {
    const kept: number[] = []
    for (let i = 0; i < this.length; i++) if (keep(this.#row(i), i)) kept.push(i)
    return this.take(Int32Array.from(kept))
  }

  /**
   * The rows in the order of columns, the first one first; equal rows keep their order. NaN, then null come last, both ways.
   *
   * @throws RunError KEY_UNKNOWN
   * @example
   * table.sort('model.type', desc('acc'))
   */
  sort(...keys: readonly (Name<Row> | SortKey<Name<Row>>)[]): ColumnTable<Row> {
    const orders = keys.map((key) => {
      const { key: name, descending }: SortKey<Name<Row>> = typeof key === 'string' ? asc(key) : key
      return { ...rank(this.column(name)), descending }
    })
    return this.take(sortPositions(this.length, orders))
  }

  /** The first rows. */
  head(rows = 5): ColumnTable<Row> {
    return this.take(Int32Array.from({ length: Math.max(0, Math.min(rows, this.length)) }, (_, i) => i))
  }

  /** The rows at these positions. */
  take(positions: Int32Array): ColumnTable<Row> {
    return new ColumnTable({ length: positions.length, columns: takeRows(this.#columns.columns, positions) })
  }

  /** The rows in groups of equal values. @throws RunError KEY_UNKNOWN */
  groupBy<const K extends Name<Row>>(...names: readonly K[]): GroupedTable<Row, K> {
    return new GroupedTable(this, names, (columns) => new ColumnTable(columns))
  }

  /** One row of aggregates over all rows. @example table.agg({ n: count(), best: max('acc') }) */
  agg<const A extends TableAggregates<Row>>(aggregates: A): ColumnTable<AggregatedRow<unknown, A>> {
    return this.groupBy().agg(aggregates) as ColumnTable<AggregatedRow<unknown, A>>
  }

  /**
   * Each row with the rows of another table that have the same values in the columns joined on. Null equals nothing.
   *
   * @throws RunError KEY_UNKNOWN; COLUMN_DUPLICATE where another column has the same name in both.
   * @example
   * runs.join(costs, { on: 'run_id', how: 'left' })
   */
  join<Other, const K extends Name<Row> & Name<Other>>(
    other: ColumnTable<Other>,
    options: JoinOptions<K>,
  ): ColumnTable<Row & Omit<Other, K>> {
    return new ColumnTable(joinColumns(this.#columns, other.toColumns(), options))
  }

  /**
   * One row for each value of some columns, and in it one column for each value of another one, named by that value.
   *
   * @throws RunError KEY_UNKNOWN; COLUMN_DUPLICATE where such a name is that of a row's column.
   * @example
   * table.pivot({ rows: 'model.type', columns: 'seed', values: mean('acc') })
   */
  pivot<const K extends Name<Row>, T>(options: {
    readonly rows: K | readonly K[]
    readonly columns: Name<Row>
    readonly values: Aggregation<Name<Row>, T>
  }): ColumnTable<Pick<Row, K> & Record<string, T | null>> {
    const rows = typeof options.rows === 'string' ? [options.rows] : (options.rows as readonly K[])
    const cells = this.groupBy(...new Set([...rows, options.columns])).toColumns({ '~value': options.values })
    return new ColumnTable(pivotColumns(this.#columns, rows, options.columns, cells))
  }

  /**
   * The table as aligned text. Rows, columns and characters that are left out are named in the last line.
   *
   * @example
   * console.log(table.toString({ rows: 100, width: process.stdout.columns }))
   */
  toString(format: TableFormat = {}): string {
    return formatTable(this.#columns, format)
  }

  /** Writes {@link toString} to the console. */
  print(format: TableFormat = {}): void {
    console.log(this.toString(format))
  }

  /** What Node shows for the table in the console. */
  [inspect](): string {
    return this.toString()
  }

  #row(i: number): Row {
    return Object.fromEntries(this.#columns.columns.map((column) => [column.name, valueAt(column, i)])) as Row
  }
}
