import type { Columns, NamedColumn } from '../columns/column.ts'
import { columnNamed } from '../columns/column-named.ts'
import { concatColumns } from '../columns/concat.ts'
import { readingPart } from '../contract/reading-part.ts'
import type { ReadRequest, RunSink, RunSource } from '../contract/run-source.ts'
import { RunStore } from '../memory/run-store.ts'
import { deliver, readablesOf } from './deliver.ts'
import { updatedSource } from './updated-source.ts'

/** Rows of one store among rows of several. */
interface Part {
  readonly store: RunStore
  /** Where they stand among the rows that were asked for. */
  readonly positions: Int32Array
  /** What they are called in their own store. */
  readonly rows: Int32Array
  /** What the first row of their store is called in the whole. */
  readonly start: number
}

/** Several stores as one, which each keep what they have read; one alone as it is. */
export function joinStores(stores: readonly RunStore[]): RunStore {
  const [only] = stores
  if (only && stores.length === 1) return only
  const plugin = [...new Set(stores.map(({ plugin }) => plugin))].join(' and ')
  return new RunStore(joinedSource(stores), { plugin })
}

/** Several stores as one source, the runs of the first store first. Each store keeps what it has read. */
function joinedSource(stores: readonly RunStore[]): RunSource {
  const starts = [0]
  for (const { all } of stores) starts.push(starts.at(-1)! + all.length)

  const originOf = (row: number) => {
    const index = starts.findLastIndex((start) => start <= row)
    return { store: stores[index]!, row: row - starts[index]! }
  }
  const split = (rows: Int32Array): Part[] =>
    stores.flatMap((store, s) => {
      const [start, end] = [starts[s]!, starts[s + 1]!]
      const positions = Int32Array.from(rows.keys()).filter((i) => rows[i]! >= start && rows[i]! < end)
      return positions.length > 0 ? [{ store, positions, start, rows: positions.map((i) => rows[i]! - start) }] : []
    })
  const deliverPart = ({ store, rows, start }: Part, request: ReadRequest, sink: RunSink) =>
    deliver(store, { ...request, rows }, shifted(sink, start))
  const readNow = (request: ReadRequest, sink: RunSink) => {
    for (const part of split(request.rows)) deliverPart(part, request, sink)
  }
  const readLater = async (request: ReadRequest, sink: RunSink) => {
    let before = 0
    for (const part of split(request.rows)) {
      await part.store.read(readablesOf(request), part.rows, readingPart(request, before, request.rows.length))
      deliverPart(part, request, sink)
      before += part.rows.length
    }
  }

  return {
    length: starts.at(-1)!,
    get diagnostics() {
      return stores.flatMap((store) => store.diagnostics)
    },
    info(row) {
      const origin = originOf(row)
      return origin.store.info(origin.row)
    },
    read: (request, sink) => (request.mayWait ? readLater : readNow)(request, sink),
    async histories({ metrics, rows, ...options }) {
      const histories: Columns[] = []
      for (const part of split(rows))
        histories.push(inWhole(await part.store.histories(metrics, part.rows, options), part.positions))
      const columns = ['run', 'metric', 'step', 'timestamp', 'value'].map((name): NamedColumn => {
        return { ...concatColumns(histories.map((history) => columnNamed(history, name))), name }
      })
      return { length: columns[0]!.length, columns }
    },
    artifacts(row) {
      const origin = originOf(row)
      return origin.store.artifacts(origin.row)
    },
    updated({ path, values }) {
      const given = [...values.values()]
      const updated = new Map(stores.map((store) => [store, store]))
      for (const { store, rows, positions } of split(Int32Array.from(values.keys()))) {
        const own = new Map(Array.from(rows, (row, i) => [row, given[positions[i]!]]))
        updated.set(store, new RunStore(updatedSource(store, { path, values: own }), store.options))
      }
      return joinedSource([...updated.values()])
    },
    async close() {
      const closed = await Promise.allSettled(stores.map((store) => store.close()))
      const failed = closed.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}

/** A sink whose rows are those of the whole. */
function shifted(sink: RunSink, start: number): RunSink {
  const inWhole = (rows: Int32Array) => rows.map((row) => row + start)
  return {
    column: (key, rows, column) => sink.column(key, inWhole(rows), column),
    names: (facet, rows, names, derived) => sink.names(facet, inWhole(rows), names, derived),
  }
}

/** Histories whose `run` counts in a part, with `run` counting in the whole. */
function inWhole(history: Columns, positions: Int32Array): Columns {
  const columns = history.columns.map((column): NamedColumn => {
    if (column.name !== 'run' || column.type !== 'i32') return column
    return { ...column, values: column.values.map((run) => positions[run]!) }
  })
  return { ...history, columns }
}
