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
    const places = this.#placesOf(rows)
    const absent = countAbsent(places)
    if (absent > 0 && !rows.every((row, i) => places[i]! >= 0 || lacks(row))) return undefined
    this.#given += rows.length - absent
    if (absent === 0) return isInOrder(places, this.#rows.length) ? this.#whole() : take(this.#whole(), places)
    const missing = this.#rows.length
    return take(
      concatColumns([this.#whole(), missingValue()]),
      places.map((place) => (place < 0 ? missing : place)),
    )
  }

  /** Of each of these rows the place of its value, -1 where there is none. */
  #placesOf(rows: Int32Array): Int32Array {
    const placeOf = new Int32Array(greatest(this.#rows) + 1).fill(-1)
    for (let i = 0; i < this.#rows.length; i++) placeOf[this.#rows[i]!] = i
    const places = new Int32Array(rows.length)
    for (let i = 0; i < rows.length; i++) places[i] = placeOf[rows[i]!] ?? -1
    return places
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

function greatest(rows: readonly number[]): number {
  let greatest = -1
  for (let i = 0; i < rows.length; i++) if (rows[i]! > greatest) greatest = rows[i]!
  return greatest
}

function countAbsent(places: Int32Array): number {
  let count = 0
  for (let i = 0; i < places.length; i++) if (places[i]! < 0) count++
  return count
}

function isInOrder(places: Int32Array, length: number): boolean {
  if (places.length !== length) return false
  for (let i = 0; i < length; i++) if (places[i] !== i) return false
  return true
}

function missingValue(): Column {
  return new ColumnBuilder().missing().finish()
}
