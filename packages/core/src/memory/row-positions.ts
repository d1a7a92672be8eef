/**
 * Rows in the order in which their values were delivered, and where each stands there. Keys that were read together share
 * one, which for 50 keys of 100,000 runs saves 20 MB.
 */
export class RowPositions {
  /** A copy: whoever gave the rows may use their array again. */
  readonly rows: Int32Array
  readonly #rowCount: number
  #positions: Int32Array | undefined

  /** @param rowCount how many rows there are at all. */
  constructor(rows: Int32Array, rowCount: number) {
    this.rows = rows.slice()
    this.#rowCount = rowCount
  }

  /** For every row its position, -1 where it is not among the rows. */
  get positions(): Int32Array {
    this.#positions ??= positionsOf(this.rows, this.#rowCount)
    return this.#positions
  }

  /** Whether these are the same rows in the same order. */
  equals(rows: Int32Array): boolean {
    const own = this.rows
    if (rows.length !== own.length) return false
    for (let i = 0; i < rows.length; i++) if (rows[i] !== own[i]) return false
    return true
  }
}

function positionsOf(rows: Int32Array, rowCount: number): Int32Array {
  const positions = new Int32Array(rowCount).fill(-1)
  for (let i = 0; i < rows.length; i++) positions[rows[i]!] = i
  return positions
}
