/**
 * Rows in the order in which their values were delivered, and where each stands there. Keys that were read together share
 * one, which for 50 keys of 100,000 runs saves 20 MB.
 */
export class RowPositions {
  /** A copy, since whoever gave the rows may use their array again; or the array of all rows, if it is those. */
  readonly rows: Int32Array
  readonly #all: Int32Array
  #positions: Int32Array | undefined

  /** @param all every row, in order. */
  constructor(rows: Int32Array, all: Int32Array) {
    this.rows = isSame(rows, all) ? all : rows.slice()
    this.#all = all
  }

  /** For every row its position, -1 where it is not among the rows. */
  get positions(): Int32Array {
    this.#positions ??= this.rows === this.#all ? this.#all : positionsOf(this.rows, this.#all.length)
    return this.#positions
  }

  /** Whether these are the same rows in the same order. */
  equals(rows: Int32Array): boolean {
    return isSame(rows, this.rows)
  }
}

/** Whether these are the same rows in the same order. */
export function isSame(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function positionsOf(rows: Int32Array, rowCount: number): Int32Array {
  const positions = new Int32Array(rowCount).fill(-1)
  for (let i = 0; i < rows.length; i++) positions[rows[i]!] = i
  return positions
}
