import { isRunError } from '../contract/errors.ts'
import type { Facet } from '../contract/facets.ts'
import { suggest } from '../general/suggest.ts'
import { printKey } from '../keys/print-key.ts'
import { pathsOf } from '../memory/paths-of.ts'
import type { RunStore } from '../memory/run-store.ts'

const prefixed: readonly Facet[] = ['metrics', 'params', 'tags', 'info']

/** In so many runs names are looked for that are kept beside the config: each run's have to be listed. */
const mostListed = 1000

/** What to say of a name that no run has. */
export interface KeyAdvice {
  readonly suggestions: readonly string[]
  /** How many keys there are, where that could be told. */
  readonly known?: number
}

/**
 * Up to three keys that runs are known to have, and that look like a name; config keys bare, the rest, of large stores of some
 * runs, with their prefix.
 *
 * @example
 * new RunStore(store, { suggest: suggestKeys })
 */
export function suggestKeys(store: RunStore, name: string): KeyAdvice {
  const every = Math.ceil(store.all.length / mostListed)
  const rows = store.all.filter((row) => row % every === 0)
  const keys = [...keysAtHand(store, 'cfg', store.all), ...prefixed.flatMap((facet) => keysAtHand(store, facet, rows))]
  return { suggestions: suggest(name, keys), ...(every <= 1 && { known: keys.length }) }
}

/** The keys of a facet; none where the store's source can only answer later. */
function keysAtHand(store: RunStore, facet: Facet, rows: Int32Array): string[] {
  try {
    return pathsOf(store, facet, rows).map((path) => printKey({ facet, path }))
  } catch (error) {
    if (isRunError(error, 'NOT_READ')) return []
    throw error
  }
}
