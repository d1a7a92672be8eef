import type { Column } from '../columns/column.ts'
import { take } from '../columns/take.ts'
import type { Facet, FacetKey, NamesOfRuns, RunSink } from '../contract/run-source.ts'
import { ColumnMemory, distinctRows } from './column-memory.ts'
import { RowPositions } from './row-positions.ts'

type Names = NamesOfRuns[number]

/** The names of a facet, by row, and which of them are made of other values. */
interface NamesMemory {
  readonly names: (Names | undefined)[]
  readonly derived: (Names | undefined)[]
}

/** How many lists of rows are compared with those of a delivery. */
const mostCompared = 4

/** All that a source has delivered. The one place where values of runs are kept. */
export class SourceMemory implements RunSink {
  readonly #all: Int32Array
  readonly #columns = new Map<string, ColumnMemory>()
  readonly #names = new Map<Facet, NamesMemory>()
  /** For each row, 1 where all of a facet was read. */
  readonly #whole = new Map<Facet, Uint8Array>()
  /** The rows of the last deliveries: keys that come together share one. */
  #delivered: readonly RowPositions[] = []

  /** @param all every row of the source, in order: an array that nobody changes. */
  constructor(all: Int32Array) {
    this.#all = all
  }

  column(key: FacetKey, rows: Int32Array, column: Column): void {
    const memory = this.#memoryOf(key)
    const unread = memory.unread(rows)
    if (unread.length === rows.length) memory.add(column, this.#positionsOf(rows))
    else if (unread.length > 0) memory.add(take(column, positionsIn(rows, unread)), this.#positionsOf(unread))
  }

  names(facet: Facet, rows: Int32Array, names: NamesOfRuns, derived: NamesOfRuns = []): void {
    const known = this.#names.get(facet) ?? { names: [], derived: [] }
    this.#names.set(facet, known)
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!
      if (known.names[row]) continue
      known.names[row] = names[i]!
      if (derived[i]) known.derived[row] = derived[i]
    }
  }

  /** The rows among these of which the value of a key is not known, each once. */
  unread(key: FacetKey, rows: Int32Array): Int32Array {
    return this.#memoryOf(key).unread(rows)
  }

  /** The values of a key for rows that all have been read. */
  values(key: FacetKey, rows: Int32Array): Column {
    return this.#memoryOf(key).get(rows)
  }

  /** The rows among these of which the names are not known, each once. */
  unnamed(facet: Facet, rows: Int32Array): Int32Array {
    const known = this.#names.get(facet)?.names
    return distinctRows(known ? rows.filter((row) => !known[row]) : rows, this.#all.length)
  }

  namesAt(facet: Facet, row: number): Names | undefined {
    return this.#names.get(facet)?.names[row]
  }

  /** Those of the names of a row that are made of other values of its config. */
  derivedAt(facet: Facet, row: number): Names {
    return this.#names.get(facet)?.derived[row] ?? []
  }

  markWhole(facet: Facet, rows: Int32Array): void {
    const marks = this.#whole.get(facet) ?? new Uint8Array(this.#all.length)
    this.#whole.set(facet, marks)
    for (const row of rows) marks[row] = 1
  }

  /** The rows among these of which not all of a facet was read, each once. */
  notWhole(facet: Facet, rows: Int32Array): Int32Array {
    const marks = this.#whole.get(facet)
    return distinctRows(marks ? rows.filter((row) => !marks[row]) : rows, this.#all.length)
  }

  #memoryOf({ facet, reduce, path }: FacetKey): ColumnMemory {
    const id = JSON.stringify([facet, reduce, ...path])
    const memory = this.#columns.get(id) ?? new ColumnMemory(this.#all)
    this.#columns.set(id, memory)
    return memory
  }

  #positionsOf(rows: Int32Array): RowPositions {
    const known = this.#delivered.find((positions) => positions.equals(rows))
    if (known) return known
    const positions = new RowPositions(rows, this.#all)
    this.#delivered = [positions, ...this.#delivered.slice(0, mostCompared - 1)]
    return positions
  }
}

/** Where each of these rows stands among all. */
function positionsIn(all: Int32Array, rows: Int32Array): Int32Array {
  const positions = new Map(Array.from(all, (row, i) => [row, i]))
  return rows.map((row) => positions.get(row)!)
}
