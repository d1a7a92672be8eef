import {
  type Column,
  ColumnBuilder,
  concatColumns,
  type Facet,
  type FacetKey,
  type Progress,
  take,
} from '@runsheaf/core/plugin'

/** What is read ahead from: the store without what was read ahead. */
export interface Source {
  names(facet: Facet, rows: Int32Array): readonly (readonly (readonly string[])[])[]
  column(key: FacetKey, rows: Int32Array): Column
}

/** Runs that are read between two signs of life. */
const sliceSize = 1024

const idOf = ({ facet, path, reduce }: FacetKey) => JSON.stringify([facet, reduce ?? '', ...path])

/** Values of one key, read before they are asked for. */
class Kept {
  readonly #columns: Column[] = [missingValue()]
  readonly #positions = new Map<number, number>()
  #length = 1

  add(rows: Int32Array, column: Column): void {
    for (const [i, row] of rows.entries()) this.#positions.set(row, this.#length + i)
    this.#columns.push(column)
    this.#length += rows.length
  }

  /** The values of rows, of which those that `lacking` knows have none; `undefined` if one was not read. */
  get(rows: Int32Array, lacking: ReadonlySet<number> | undefined): Column | undefined {
    const positions = rows.map((row) => this.#positions.get(row) ?? (lacking?.has(row) ? 0 : -1))
    return positions.includes(-1) ? undefined : take(concatColumns(this.#columns), positions)
  }
}

/** Columns that were read before they are asked for, each given out once. */
export class ReadAhead {
  readonly #kept = new Map<string, Kept>()
  /** The rows whose names of a facet are all read. */
  readonly #whole = new Map<Facet, Set<number>>()

  /** The column of a key, if all of it was read ahead. */
  take(key: FacetKey, rows: Int32Array): Column | undefined {
    const id = idOf(key)
    const column = this.#kept.get(id)?.get(rows, key.reduce ? undefined : this.#whole.get(key.facet))
    if (column) this.#kept.delete(id)
    return column
  }

  /**
   * Reads keys and whole facets, of a facet the files that there are. Configs and datasets are kept by who reads them,
   * whatever is first asked of them. Yields how many runs are done.
   */
  *read(source: Source, keys: readonly (Facet | FacetKey)[], rows: Int32Array): Generator<Progress, void> {
    const total = rows.length
    for (let done = 0; done < total; done += sliceSize) {
      const slice = rows.subarray(done, done + sliceSize)
      yield { done, total }
      for (const key of keys) {
        if (key === 'info') continue
        if (key === 'cfg' || key === 'datasets') {
          source.names(key, slice)
          yield { done, total }
          continue
        }
        for (const [one, having] of typeof key === 'string'
          ? this.#keysOf(source, key, slice)
          : [[key, slice] as const]) {
          const id = idOf(one)
          const kept = this.#kept.get(id) ?? new Kept()
          this.#kept.set(id, kept)
          kept.add(having, source.column(one, having))
          yield { done, total }
        }
      }
    }
    yield { done: total, total }
  }

  /** Each name in a facet, and which rows have it. */
  #keysOf(source: Source, facet: Facet, rows: Int32Array): (readonly [FacetKey, Int32Array])[] {
    const having = new Map<string, { key: FacetKey; rows: number[] }>()
    const whole = this.#whole.get(facet) ?? new Set()
    this.#whole.set(facet, whole)
    for (const [i, names] of source.names(facet, rows).entries()) {
      const row = rows[i]!
      whole.add(row)
      for (const path of names) {
        const key = { facet, path }
        const id = idOf(key)
        const known = having.get(id)
        if (known) known.rows.push(row)
        else having.set(id, { key, rows: [row] })
      }
    }
    return Array.from(having.values(), ({ key, rows }) => [key, Int32Array.from(rows)] as const)
  }
}

function missingValue(): Column {
  return new ColumnBuilder().missing().finish()
}
