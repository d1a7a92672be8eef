import { RunStore } from '../memory/run-store.ts'
import { implsOfOrigins } from '../selection/impl.ts'
import type { Selection } from '../selection/selection.ts'
import type { Settings } from '../selection/settings.ts'
import { joinStores } from '../source/joined-source.ts'

/** A run as data: a store, and its row there. */
export interface RunRow {
  readonly store: RunStore
  readonly row: number
}

/**
 * The runs of several selections, one selection after the other, with the settings of the first. They may come from
 * different stores, with different implementation objects; a run that is in several stays as often.
 *
 * @example
 * append(ours, theirs)
 */
export function append(first: Selection, ...others: readonly Selection[]): Selection {
  const runs = [first, ...others].flatMap(({ store, rows }) => Array.from(rows, (row): RunRow => ({ store, row })))
  return runs.length === 0 ? first : collect(runs, first.settings)
}

/** A selection of runs at hand, in their order. */
export function collect(runs: readonly RunRow[], settings: Settings): Selection {
  const stores = [...new Set(runs.map(({ store }) => store))]
  const [only] = stores
  if (only && stores.length === 1) return { store: only, rows: Int32Array.from(runs, ({ row }) => row), settings }
  const starts = new Map<RunStore, number>()
  let length = 0
  for (const store of stores) {
    starts.set(store, length)
    length += store.all.length
  }
  return {
    store: joined(stores, [...starts.values()]),
    rows: Int32Array.from(runs, ({ store, row }) => starts.get(store)! + row),
    settings,
  }
}

/** One store of several, which keep what they have read and make their own implementation objects. */
function joined(stores: readonly RunStore[], starts: readonly number[]): RunStore {
  const at = (row: number) => {
    const index = starts.findLastIndex((start) => start <= row)
    return { store: stores[index]!, row: row - starts[index]! }
  }
  const { source, options } = joinStores(stores)
  return new RunStore(source, {
    ...stores[0]?.options,
    holds: undefined,
    ...options,
    impls: implsOfOrigins(stores, at),
  })
}
