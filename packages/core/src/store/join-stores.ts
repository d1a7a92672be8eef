import { columnOf } from '../columns/builder.ts'
import type { Column, Columns, NamedColumn } from '../columns/column.ts'
import { concatColumns } from '../columns/concat.ts'
import { take } from '../columns/take.ts'
import { RunError } from '../errors.ts'
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

  /** Asks the store of a run. */
  const ask = <T>(index: number, read: (store: RunStore, row: number) => T): T => {
    const at = starts.findIndex((start, i) => index >= start && index < (starts[i + 1] ?? -1))
    return read(stores[at]!, index - starts[at]!)
  }
  const split = (rows: Int32Array): Part[] =>
    stores.flatMap((store, s) => {
      const positions: number[] = []
      for (let i = 0; i < rows.length; i++) if (rows[i]! >= starts[s]! && rows[i]! < starts[s + 1]!) positions.push(i)
      if (positions.length === 0) return []
      const at = Int32Array.from(positions)
      return [{ store, positions: at, rows: at.map((position) => rows[position]! - starts[s]!) }]
    })

  return {
    length: starts.at(-1)!,
    get diagnostics() {
      return stores.flatMap((store) => store.diagnostics)
    },
    info: (index) => ask(index, (store, row) => store.info(row)),
    names: (facet, rows) => {
      const names: (readonly (readonly string[])[])[] = new Array(rows.length)
      for (const part of split(rows)) {
        const found = part.store.names(facet, part.rows)
        for (const [i, position] of part.positions.entries()) names[position] = found[i] ?? []
      }
      return names
    },
    derived: (rows) => split(rows).flatMap((part) => part.store.derived?.(part.rows) ?? []),
    column: (key, rows) => {
      const parts = split(rows)
      return interleave(
        parts.map((part) => part.store.column(key, part.rows)),
        parts,
        rows.length,
      )
    },
    record: (index) => ask(index, (store, row) => store.record(row)),
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
      return stack(histories)
    },
    hydra: (index) => ask(index, (store, row) => store.hydra?.(row)),
    artifacts: (index) =>
      ask(index, (store, row) => {
        const artifacts = store.artifacts?.(row)
        if (artifacts) return artifacts
        throw new RunError('CAPABILITY_MISSING', `The store of run ${store.info(row).runId} offers no artifacts.`)
      }),
    models: (index) => ask(index, (store, row) => store.models?.(row) ?? []),
    updated: ({ path, values }) => {
      const updated = stores.map((store, s) => {
        const own = [...values].filter(([row]) => row >= starts[s]! && row < starts[s + 1]!)
        if (own.length === 0) return store
        return store.updated?.({ path, values: new Map(own.map(([row, value]) => [row - starts[s]!, value])) })
      })
      return updated.every((store) => store !== undefined) ? joinStores(updated) : undefined
    },
    close: () => {
      for (const store of stores) store.close?.()
    },
  }
}

/** Puts the values of parts back into the order of the rows that were asked for. */
function interleave(columns: readonly Column[], parts: readonly Part[], length: number): Column {
  const joined = concatColumns(columns)
  const back = new Int32Array(length)
  let at = 0
  for (const { positions } of parts) for (const position of positions) back[position] = at++
  return back.every((from, to) => from === to) ? joined : take(joined, back)
}

/** Histories whose `run` counts in a part, with `run` counting in the whole. */
function inRun(history: Columns, positions: Int32Array): Columns {
  const columns = history.columns.map((column): NamedColumn => {
    if (column.name !== 'run' || column.type !== 'i32') return column
    return { ...column, values: column.values.map((run) => positions[run]!) }
  })
  return { ...history, columns }
}

function stack(histories: readonly Columns[]): Columns {
  const [first] = histories
  const names = first?.columns.map(({ name }) => name) ?? ['run', 'metric', 'step', 'timestamp', 'value']
  const columns = names.map(
    (name, i): NamedColumn => ({
      ...(first ? concatColumns(histories.map(({ columns }) => columns[i]!)) : columnOf([])),
      name,
    }),
  )
  return { length: histories.reduce((sum, { length }) => sum + length, 0), columns }
}
