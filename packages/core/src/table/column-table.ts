import { checkColumns } from '../columns/check-columns.ts'
import type { Columns, NamedColumn } from '../columns/column.ts'
import { take } from '../columns/take.ts'
import { valueAt } from '../columns/value.ts'
import { columnNamed } from './column-named.ts'
import { formatTable, type TableFormat } from './format-table.ts'

type Name<Row> = keyof Row & string

/**
 * Core's own frame: a table over {@link Columns}, without copying them. Tables never change; each verb gives another one.
 *
 * @example
 * const table = runs.toFrame('model.type', 'learning_rate')
 * table.select('learning_rate').head(3).toRecords()
 */
export class ColumnTable<Row = any> implements Iterable<Row> {
  readonly #columns: Columns

  /** @throws RunError COLUMN_DUPLICATE, and ARGUMENT_INVALID for columns of several lengths. */
  constructor(columns: Columns) {
    checkColumns(columns)
    this.#columns = columns
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

  /** A row as an object, null where a value is missing; -1 is the last, `undefined` is past either end. */
  at(index: number): Row | undefined {
    const i = index < 0 ? this.length + index : index
    return Number.isInteger(i) && i >= 0 && i < this.length ? this.#row(i) : undefined
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

  /** The first rows. */
  head(rows = 5): ColumnTable<Row> {
    return this.#take(Int32Array.from({ length: Math.max(0, Math.min(rows, this.length)) }, (_, i) => i))
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
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }

  #row(i: number): Row {
    return Object.fromEntries(this.#columns.columns.map((column) => [column.name, valueAt(column, i) ?? null])) as Row
  }

  #take(positions: Int32Array): ColumnTable<Row> {
    const columns = this.#columns.columns.map((column) => ({ ...take(column, positions), name: column.name }))
    return new ColumnTable({ length: positions.length, columns })
  }
}
