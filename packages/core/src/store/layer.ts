import type { ReadStore } from './read-store.ts'
import type { RunStore } from './run-store.ts'

/** The parts of a store that a layer over it leaves as they are, bound to it. */
export function delegate(
  store: RunStore,
): Omit<RunStore, 'diagnostics' | 'names' | 'column' | 'isRead' | 'record' | 'updated'> {
  return {
    length: store.length,
    info: (index) => store.info(index),
    ...(store.hydra && { hydra: (index) => store.hydra!(index) }),
    ...(store.derived && { derived: (rows) => store.derived!(rows) }),
    ...(store.read && { read: (keys, rows, options) => store.read!(keys, rows, options) }),
    ...(store.histories && { histories: (metrics, rows, options) => store.histories!(metrics, rows, options) }),
    ...(store.artifacts && { artifacts: (index) => store.artifacts!(index) }),
    ...(store.models && { models: (index) => store.models!(index) }),
    ...(store.close && { close: () => store.close!() }),
  }
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
