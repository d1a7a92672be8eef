import { bitmap, getBit, setBit } from '../columns/bitmap.ts'
import type { Column } from '../columns/column.ts'
import { concatColumns } from '../columns/concat.ts'
import { take } from '../columns/take.ts'

/** What has been read of one key: chunks of values, and where each row's value stands. */
export class ColumnMemory {
  readonly #all: Int32Array
  #chunks: Column[] = []
  /** The chunk of each row (-1 = not read) and the position in it; unset while the only chunk holds every row in order. */
  #places: { chunk: Int32Array; position: Int32Array } | undefined
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
    const open = rows.filter((row) => places.chunk[row]! < 0)
    return open.length === 0 ? open : distinct(open, this.#all.length)
  }

  /** Keeps the values of rows that were not read before. */
  add(column: Column, rows: Int32Array): void {
    const first = this.#chunks.length === 0
    this.#chunks.push(column)
    this.#last = { rows, column }
    if (first && rows === this.#all) return
    const length = this.#all.length
    this.#places ??= { chunk: new Int32Array(length).fill(-1), position: new Int32Array(length) }
    for (let i = 0; i < rows.length; i++) {
      this.#places.chunk[rows[i]!] = this.#chunks.length - 1
      this.#places.position[rows[i]!] = i
    }
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
    const [first] = this.#chunks
    if (!first) return { type: 'null', length: 0, nullCount: 0 }
    if (!this.#places) return take(first, rows)
    const { chunk } = this.#places
    const only = rows.length > 0 ? chunk[rows[0]!]! : 0
    if (rows.some((row) => chunk[row] !== only)) {
      this.#consolidate()
      return this.#take(rows)
    }
    const { position } = this.#places
    return take(
      this.#chunks[only]!,
      rows.map((row) => position[row]!),
    )
  }

  /** Makes one chunk of many. */
  #consolidate(): void {
    const { chunk, position } = this.#places!
    const starts = [0]
    for (const { length } of this.#chunks) starts.push(starts.at(-1)! + length)
    for (let row = 0; row < chunk.length; row++) {
      if (chunk[row]! < 0) continue
      position[row]! += starts[chunk[row]!]!
      chunk[row] = 0
    }
    this.#chunks = [concatColumns(this.#chunks)]
  }
}

/** Of rows that were asked for: themselves without repetition, in their order. */
const distinctRows = new WeakMap<Int32Array, Int32Array>()

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
