import type { Columns, NamedColumn } from '../columns/column.ts'
import { concatColumns } from '../columns/concat.ts'
import { take } from '../columns/take.ts'
import { RunError } from '../errors.ts'
import { columnNamed } from '../table/column-named.ts'
import { readingPart } from './reading-part.ts'
import type { RunStore } from './run-store.ts'

/** Rows of one store among rows of a joined one: where they stand, and what they are called there. */
interface Part {
  readonly store: RunStore
  readonly positions: Int32Array
  readonly rows: Int32Array
}

/** Several stores as one, the runs of the first store first. */
export function joinStores(stores: readonly RunStore[]): RunStore {
  const [only] = stores
  if (only && stores.length === 1) return only
  const starts = [0]
  for (const { length } of stores) starts.push(starts.at(-1)! + length)

  type OfOne = 'info' | 'record' | 'hydra' | 'artifacts' | 'models'
  /** Asks the store of a run. */
  const ask =
    <K extends OfOne>(part: K) =>
    (index: number) => {
      const at = starts.findLastIndex((start) => start <= index)
      return stores[at]![part]?.(index - starts[at]!) as ReturnType<RunStore[K] & {}>
    }
  const split = (rows: Int32Array): Part[] =>
    stores.flatMap((store, s) => {
      const [start, end] = [starts[s]!, starts[s + 1]!]
      const positions = Int32Array.from(rows.keys()).filter((i) => rows[i]! >= start && rows[i]! < end)
      return positions.length > 0 ? [{ store, positions, rows: positions.map((i) => rows[i]! - start) }] : []
    })

  return {
    length: starts.at(-1)!,
    get diagnostics() {
      return stores.flatMap((store) => store.diagnostics)
    },
    info: ask('info'),
    record: ask('record'),
    hydra: ask('hydra'),
    artifacts: ask('artifacts'),
    models: ask('models'),
    names: (facet, rows) => {
      const parts = split(rows)
      const names = parts.flatMap((part) => part.store.names(facet, part.rows))
      return Array.from(placesIn(parts, rows.length), (place) => names[place] ?? [])
    },
    derived: (rows) => split(rows).flatMap((part) => part.store.derived?.(part.rows) ?? []),
    column: (key, rows) => {
      const parts = split(rows)
      const column = concatColumns(parts.map((part) => part.store.column(key, part.rows)))
      return parts.length > 1 ? take(column, placesIn(parts, rows.length)) : column
    },
    read: async (keys, rows, options) => {
      let before = 0
      for (const part of split(rows)) {
        await part.store.read?.(keys, part.rows, readingPart(options, before, rows.length))
        before += part.rows.length
      }
    },
    histories: async (metrics, rows, options) => {
      const histories: Columns[] = []
      for (const part of split(rows)) {
        if (!part.store.histories)
          throw new RunError('CAPABILITY_MISSING', 'One of the joined stores keeps no histories of metrics.')
        histories.push(inRun(await part.store.histories(metrics, part.rows, options), part.positions))
      }
      const columns = ['run', 'metric', 'step', 'timestamp', 'value'].map((name): NamedColumn => {
        return { ...concatColumns(histories.map((history) => columnNamed(history, name))), name }
      })
      return { length: columns[0]!.length, columns }
    },
    updated: ({ path, values }) => {
      const given = [...values.values()]
      const updated = new Map<RunStore, RunStore | undefined>(stores.map((store) => [store, store]))
      for (const { store, rows, positions } of split(Int32Array.from(values.keys()))) {
        const own = new Map(Array.from(rows, (row, i) => [row, given[positions[i]!]]))
        updated.set(store, store.updated?.({ path, values: own }))
      }
      const all = [...updated.values()]
      return all.every((store) => store !== undefined) ? joinStores(all) : undefined
    },
    close: () => {
      for (const store of stores) store.close?.()
    },
  }
}

/** Where the values of rows stand once those of each part follow one another. */
function placesIn(parts: readonly Part[], length: number): Int32Array {
  const places = new Int32Array(length)
  let place = 0
  for (const { positions } of parts) for (const position of positions) places[position] = place++
  return places
}

/** Histories whose `run` counts in a part, with `run` counting in the whole. */
function inRun(history: Columns, positions: Int32Array): Columns {
  const columns = history.columns.map((column): NamedColumn => {
    if (column.name !== 'run' || column.type !== 'i32') return column
    return { ...column, values: column.values.map((run) => positions[run]!) }
  })
  return { ...history, columns }
}
