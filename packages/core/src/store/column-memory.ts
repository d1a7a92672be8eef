import type { Column } from '../columns/column.ts'
import { concatColumns } from '../columns/concat.ts'
import { take } from '../columns/take.ts'

/** What has been read of one key: chunks of values, one after another, and where each row's value stands. */
export class ColumnMemory {
  /** Every row of the store, in order. */
  readonly #all: Int32Array
  /** Each longer than the next, so that there are few, however little is read at a time. */
  #chunks: Column[] = []
  /** The rows that were read first, in their order. */
  #first: Int32Array = new Int32Array()
  /** The position of each row's value (-1 = not read), once it is needed. */
  #positions: Int32Array | undefined
  #last: { rows: Int32Array; column: Column } | undefined

  /** @param all every row of the store, in order. */
  constructor(all: Int32Array) {
    this.#all = all
  }

  /** The rows among these that are not read yet, each once. */
  unread(rows: Int32Array): Int32Array {
    if (rows === this.#last?.rows) return new Int32Array()
    const open = this.#chunks.length > 0 ? rows.filter((row) => this.#positionsOfAll()[row]! < 0) : rows
    return distinct(open, this.#all.length)
  }

  /** Keeps the values of rows that were not read before. */
  add(column: Column, rows: Int32Array): void {
    const chunks = this.#chunks
    let position = chunks.reduce((sum, { length }) => sum + length, 0)
    if (position === 0) this.#first = rows
    else for (const row of rows) this.#positionsOfAll()[row] = position++
    this.#last = { rows, column }
    chunks.push(column)
    while (chunks.length > 1 && chunks.at(-2)!.length <= chunks.at(-1)!.length)
      chunks.push(concatColumns(chunks.splice(-2)))
  }

  /** The values of rows, all of which have been read. */
  get(rows: Int32Array): Column {
    if (rows !== this.#last?.rows) this.#last = { rows, column: this.#take(rows) }
    return this.#last.column
  }

  #take(rows: Int32Array): Column {
    const [chunk] = this.#chunks
    if (rows === this.#first && rows.length === chunk?.length) return chunk
    const positions = rows.map((row) => this.#positionsOfAll()[row]!)
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

  #positionsOfAll(): Int32Array {
    if (this.#positions) return this.#positions
    if (this.#first === this.#all) return this.#all
    this.#positions = new Int32Array(this.#all.length).fill(-1)
    for (let i = 0; i < this.#first.length; i++) this.#positions[this.#first[i]!] = i
    return this.#positions
  }
}

const distinctRows = new WeakMap<Int32Array, Int32Array>()

/** Of rows that were asked for: themselves without repetition, in their order. */
function distinct(rows: Int32Array, length: number): Int32Array {
  const known = distinctRows.get(rows)
  if (known) return known
  const seen = new Uint8Array(length)
  const first = rows.filter((row) => {
    const isFirst = !seen[row]
    seen[row] = 1
    return isFirst
  })
  const distinct = first.length === rows.length ? rows : first
  distinctRows.set(rows, distinct)
  return distinct
}
