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
    const places = this.#places()
    const missing = this.#rows.length
    const positions = new Int32Array(rows.length)
    let given = 0
    for (let i = 0; i < rows.length; i++) {
      const place = places[rows[i]!] ?? -1
      if (place < 0 && !lacks(rows[i]!)) return undefined
      positions[i] = place < 0 ? missing : place
      if (place >= 0) given++
    }
    this.#given += given
    return take(given < rows.length ? concatColumns([whole, missingValue()]) : whole, positions)
  }

  /** Of each row the place of its value, -1 where there is none. */
  #places(): Int32Array {
    let greatest = -1
    for (let i = 0; i < this.#rows.length; i++) if (this.#rows[i]! > greatest) greatest = this.#rows[i]!
    const places = new Int32Array(greatest + 1).fill(-1)
    for (let i = 0; i < this.#rows.length; i++) places[this.#rows[i]!] = i
    return places
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
