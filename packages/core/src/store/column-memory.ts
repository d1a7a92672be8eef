import { bitmap, getBit, setBit } from '../columns/bitmap.ts'
import type { Column } from '../columns/column.ts'
import { concatColumns } from '../columns/concat.ts'
import { take } from '../columns/take.ts'

/** What has been read of one key: chunks of values, one after another, and where each row's value stands. */
export class ColumnMemory {
  readonly #all: Int32Array
  /** Each longer than the next, so that there are few, however little is read at a time. */
  #chunks: Column[] = []
  /** The position of each row's value (-1 = not read); unset while the only chunk holds every row in order. */
  #places: Int32Array | undefined
  #last: { rows: Int32Array; column: Column } | undefined

  /** @param all every row of the store, in order. */
  constructor(all: Int32Array) {
    this.#all = all
  }

  /** The rows among these that are not read yet, each once. */
  unread(rows: Int32Array): Int32Array {
    if (this.#chunks.length === 0) return rows === this.#all ? rows : distinct(rows, this.#all.length)
    const places = this.#places
    if (!places) return new Int32Array()
    const open = rows.filter((row) => places[row]! < 0)
    return open.length === 0 ? open : distinct(open, this.#all.length)
  }

  /** Keeps the values of rows that were not read before. */
  add(column: Column, rows: Int32Array): void {
    if (this.#chunks.length > 0 || rows !== this.#all) {
      this.#places ??= new Int32Array(this.#all.length).fill(-1)
      let place = this.#chunks.reduce((sum, { length }) => sum + length, 0)
      for (const row of rows) this.#places[row] = place++
    }
    this.#last = { rows, column }
    const chunks = this.#chunks
    chunks.push(column)
    while (chunks.length > 1 && chunks.at(-2)!.length <= chunks.at(-1)!.length)
      chunks.push(concatColumns(chunks.splice(-2)))
  }

  /** The values of rows, all of which have been read. */
  get(rows: Int32Array): Column {
    const [first] = this.#chunks
    if (first && !this.#places && rows === this.#all) return first
    if (this.#last?.rows === rows) return this.#last.column
    const column = this.#take(rows)
    this.#last = { rows, column }
    return column
  }

  #take(rows: Int32Array): Column {
    const places = this.#places
    const positions = places ? rows.map((row) => places[row]!) : rows
    let start = 0
    for (const chunk of this.#chunks.length > 1 ? this.#chunks : []) {
      const end = start + chunk.length
      if (positions.every((position) => position >= start && position < end))
        return take(
          chunk,
          positions.map((position) => position - start),
        )
      start = end
    }
    const whole = concatColumns(this.#chunks)
    if (this.#chunks.length > 0) this.#chunks = [whole]
    return take(whole, positions)
  }
}

const distinctRows = new WeakMap<Int32Array, Int32Array>()

/** Of rows that were asked for: themselves without repetition, in their order. */
function distinct(rows: Int32Array, length: number): Int32Array {
  const known = distinctRows.get(rows)
  if (known) return known
  const seen = bitmap(length)
  const first = rows.filter((row) => {
    const isFirst = !getBit(seen, row)
    setBit(seen, row)
    return isFirst
  })
  const distinct = first.length === rows.length ? rows : first
  distinctRows.set(rows, distinct)
  return distinct
}
