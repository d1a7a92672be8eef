import type { Column } from '../columns/column.ts'
import { concatColumns } from '../columns/concat.ts'
import { take } from '../columns/take.ts'
import type { RowPositions } from './row-positions.ts'

/** What has been read of one key: chunks of values, one after another, and where each row's value stands. */
export class ColumnMemory {
  readonly #all: Int32Array
  /** Each longer than the next, so that there are few, however little is read at a time. */
  #chunks: Column[] = []
  /** Where the values of the first chunk stand. */
  #first: RowPositions | undefined
  /** Where all values stand, once there is more than one chunk: a copy of its own. */
  #positions: Int32Array | undefined

  /** @param all every row, in order: an array that nobody changes. */
  constructor(all: Int32Array) {
    this.#all = all
  }

  /** The rows among these that are not read yet, each once. */
  unread(rows: Int32Array): Int32Array {
    if (!this.#first) return distinctRows(rows, this.#all.length)
    if (this.#first.rows === this.#all) return none
    const positions = this.#positions ?? this.#first.positions
    // A loop that finds nothing is the common case, and three times as fast as filter.
    let i = 0
    while (i < rows.length && positions[rows[i]!]! >= 0) i++
    if (i === rows.length) return none
    return distinctRows(
      rows.filter((row) => positions[row]! < 0),
      this.#all.length,
    )
  }

  /** Keeps the values of rows that were not read before. */
  add(column: Column, rows: RowPositions): void {
    const chunks = this.#chunks
    if (this.#first) {
      this.#positions ??= this.#first.positions.slice()
      let position = chunks.reduce((sum, { length }) => sum + length, 0)
      for (const row of rows.rows) this.#positions[row] = position++
    } else this.#first = rows
    chunks.push(column)
    while (chunks.length > 1 && chunks.at(-2)!.length <= chunks.at(-1)!.length)
      chunks.push(concatColumns(chunks.splice(-2)))
  }

  /** The values of rows, all of which have been read. */
  get(rows: Int32Array): Column {
    // Most questions are about all rows: a look at each would take longer than comparing them.
    if (rows === this.#all && this.#first?.rows === rows) return this.#chunks[0]!
    const all = this.#positions ?? this.#first?.positions
    const positions = new Int32Array(rows.length)
    let inOrder = true
    for (let i = 0; i < rows.length; i++) {
      const position = all![rows[i]!]!
      positions[i] = position
      if (position !== i) inOrder = false
    }
    const [chunk = concatColumns([])] = this.#chunks
    return inOrder && rows.length === chunk.length ? chunk : this.#take(positions)
  }

  #take(positions: Int32Array): Column {
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

const none = new Int32Array()

/** Rows without repetition, in their order. */
export function distinctRows(rows: Int32Array, rowCount: number): Int32Array {
  const seen = new Uint8Array(rowCount)
  return rows.filter((row) => {
    const isFirst = !seen[row]
    seen[row] = 1
    return isFirst
  })
}
