import { type Column, ColumnBuilder, concatColumns, take } from '@runsheaf/core/plugin'

/** Values of one key, read before they are asked for. Each is given out once. */
export class KeptValues {
  readonly #columns: Column[] = []
  /** Of each value, in the order of reading. */
  readonly #rows: number[] = []
  #open = new ColumnBuilder()
  #given = 0

  get isSpent(): boolean {
    return this.#given >= this.#rows.length
  }

  add(rows: Int32Array, column: Column): void {
    this.#close()
    for (const row of rows) this.#rows.push(row)
    this.#columns.push(column)
  }

  /** Where to add the value of one more row. */
  builderFor(row: number): ColumnBuilder {
    this.#rows.push(row)
    return this.#open
  }

  /** The values of rows; those of which `lacks` says so have none. `undefined` if one was not read. */
  get(rows: Int32Array, lacks: (row: number) => boolean): Column | undefined {
    const whole = this.#whole()
    if (this.#isAll(rows)) {
      this.#given = rows.length
      return whole
    }
    const missing = this.#rows.length
    const places = new Int32Array(greatest(this.#rows, rows) + 1).fill(-1)
    for (let i = 0; i < missing; i++) places[this.#rows[i]!] = i
    const positions = rows.map((row) => (places[row]! < 0 && lacks(row) ? missing : places[row]!))
    if (positions.includes(-1)) return undefined
    for (const position of positions) if (position < missing) this.#given++
    return take(positions.includes(missing) ? concatColumns([whole, missingValue()]) : whole, positions)
  }

  #isAll(rows: Int32Array): boolean {
    return rows.length === this.#rows.length && rows.every((row, i) => row === this.#rows[i])
  }

  #whole(): Column {
    this.#close()
    const [only, ...others] = this.#columns
    const whole = only && others.length === 0 ? only : concatColumns(this.#columns)
    this.#columns.splice(0, this.#columns.length, whole)
    return whole
  }

  #close(): void {
    if (this.#open.length === 0) return
    this.#columns.push(this.#open.finish())
    this.#open = new ColumnBuilder()
  }
}

function missingValue(): Column {
  return new ColumnBuilder().missing().finish()
}

function greatest(...lists: readonly ArrayLike<number>[]): number {
  let greatest = -1
  for (const list of lists) for (let i = 0; i < list.length; i++) if (list[i]! > greatest) greatest = list[i]!
  return greatest
}
