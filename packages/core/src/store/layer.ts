import type { ReadStore } from './read-store.ts'
import type { RunStore } from './run-store.ts'

const optional = ['hydra', 'derived', 'read', 'histories', 'artifacts', 'models', 'close'] as const

/** The parts of a store that a layer over it leaves as they are, bound to it. */
export function delegate(
  store: RunStore,
): Omit<RunStore, 'diagnostics' | 'names' | 'column' | 'isRead' | 'record' | 'updated'> {
  const there = optional.flatMap((name) => (store[name] ? [[name, store[name].bind(store)]] : []))
  return { length: store.length, info: (index) => store.info(index), ...Object.fromEntries(there) }
}

/**
 * A store that another one has already been read through, with the warnings that came up there.
 *
 * @param updated how its configs are changed.
 */
export function readThrough(store: ReadStore, updated?: RunStore['updated']): RunStore {
  return {
    ...delegate(store.store),
    get diagnostics() {
      return store.diagnostics
    },
    names: (facet, rows) => store.names(facet, rows),
    column: (key, rows) => store.column(key, rows),
    isRead: (key, rows) => store.isRead(key, rows),
    record: (index) => store.store.record(index),
    ...(updated && { updated }),
  }
}
