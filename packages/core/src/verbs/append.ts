import { implsOfOrigins } from '../store/impl.ts'
import { joinStores } from '../store/join-stores.ts'
import { readThrough } from '../store/layer.ts'
import { ReadStore } from '../store/read-store.ts'
import { remember } from '../store/remember.ts'
import type { Selection } from '../store/selection.ts'
import type { Settings } from '../store/settings.ts'
import { updatedStore } from '../store/updated-store.ts'

/** A run by its place: a store, and its row there. */
export interface Place {
  readonly store: ReadStore
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
  const places = [first, ...others].flatMap(({ store, rows }) => Array.from(rows, (row): Place => ({ store, row })))
  return places.length === 0 ? first : collect(places, first.settings)
}

/** A selection of runs at hand, in their order. */
export function collect(places: readonly Place[], settings: Settings): Selection {
  const stores = [...new Set(places.map(({ store }) => store))]
  const [only] = stores
  if (only && stores.length === 1) return { store: only, rows: Int32Array.from(places, ({ row }) => row), settings }
  const starts = new Map<ReadStore, number>()
  let length = 0
  for (const store of stores) {
    starts.set(store, length)
    length += store.all.length
  }
  return {
    store: joined(stores, [...starts.values()]),
    rows: Int32Array.from(places, ({ store, row }) => starts.get(store)! + row),
    settings,
  }
}

/** One store of several, which keep what they have read and make their own implementation objects. */
function joined(stores: readonly ReadStore[], starts: readonly number[]): ReadStore {
  const at = (row: number) => {
    const index = starts.findLastIndex((start) => start <= row)
    return { store: stores[index]!, row: row - starts[index]! }
  }
  return new ReadStore(
    remember(joinStores(stores.map((store) => readThrough(store, (update) => updatedStore(store, update))))),
    {
      ...stores[0]?.options,
      plugin: [...new Set(stores.map(({ plugin }) => plugin))].join(' and '),
      impls: implsOfOrigins(stores, at),
    },
  )
}
