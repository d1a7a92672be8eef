import type { Diagnostic } from '../diagnostics.ts'
import type { ReadStore } from './read-store.ts'
import type { RunStore } from './run-store.ts'

/** What a layer does otherwise than the store below it; its diagnostics come from a function, since they grow. */
type Changes = Partial<Omit<RunStore, 'diagnostics'>> & { readonly diagnostics?: () => readonly Diagnostic[] }

const kept = [
  'info',
  'names',
  'column',
  'record',
  'hydra',
  'derived',
  'read',
  'histories',
  'artifacts',
  'models',
  'close',
] as const

/** A store over another one, which does as that one does but for the changes. It knows nothing of `isRead` and `updated` unless they are given. */
export function layer(below: RunStore, { diagnostics = () => below.diagnostics, ...changes }: Changes): RunStore {
  const own = kept.flatMap((name) => (below[name] ? [[name, below[name].bind(below)]] : []))
  return {
    ...(Object.fromEntries(own) as Pick<RunStore, (typeof kept)[number]>),
    length: below.length,
    get diagnostics() {
      return diagnostics()
    },
    ...changes,
  }
}

/** A store with the configs of another source. */
export function withConfigs(below: RunStore, configs: Pick<RunStore, 'names' | 'column'>, changes: Changes): RunStore {
  return layer(below, {
    names: (facet, rows) => (facet === 'cfg' ? configs : below).names(facet, rows),
    column: (key, rows) => (key.facet === 'cfg' ? configs : below).column(key, rows),
    ...changes,
  })
}

/**
 * A store that another one has already been read through, with the warnings that came up there.
 *
 * @param updated how its configs are changed.
 */
export function readThrough(store: ReadStore, updated: RunStore['updated'] & {}): RunStore {
  return layer(store.store, {
    diagnostics: () => store.diagnostics,
    isRead: (key, rows) => store.isRead(key, rows),
    updated,
  })
}
