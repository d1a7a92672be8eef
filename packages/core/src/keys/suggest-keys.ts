import { isRunError } from '../errors.ts'
import type { ReadStore } from '../store/read-store.ts'
import type { Facet } from '../store/run-store.ts'
import { namesOf } from './names-of.ts'
import { suggest } from './suggest.ts'

const prefixed: readonly Facet[] = ['metrics', 'params', 'tags', 'info']

/** In so many runs names are looked for that are kept beside the config: each run's have to be listed. */
const mostListed = 1000

/**
 * Up to three keys that runs are known to have, and that look like a name; config keys bare, the rest, of large stores of some
 * runs, with their prefix.
 *
 * @example
 * new ReadStore(store, { suggest: suggestKeys })
 */
export function suggestKeys(store: ReadStore, name: string): string[] {
  const every = Math.ceil(store.all.length / mostListed)
  const rows = store.all.filter((row) => row % every === 0)
  return suggest(name, [
    ...namesAtHand(store, 'cfg', store.all),
    ...prefixed.flatMap((facet) => namesAtHand(store, facet, rows).map((name) => `${facet}.${name}`)),
  ])
}

/** The names of a facet; none where a store would have to read them asynchronously first. */
function namesAtHand(store: ReadStore, facet: Facet, rows: Int32Array): string[] {
  try {
    return namesOf(store, facet, rows)
  } catch (error) {
    if (isRunError(error, 'NOT_READ')) return []
    throw error
  }
}
