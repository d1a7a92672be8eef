import { isRunError, RunError } from '../errors.ts'
import type { ReadStore } from '../store/read-store.ts'
import type { Facet } from '../store/run-store.ts'
import type { Selection } from '../store/selection.ts'
import { type Key, keyId } from './key.ts'
import { namesOf } from './names-of.ts'
import { hasSome, readSources } from './read-sources.ts'
import { type Source, sourcesOf } from './sources.ts'
import { suggest } from './suggest.ts'

/** Whether some run of the store has a key: in its own sources, only in the fallback sources, or not at all. */
export type KeyPlace = 'here' | 'elsewhere' | 'nowhere'

/**
 * Where the runs of a store have a key. Looks through the whole store, and stops at the first run that has it, so that
 * neither the order of criteria nor earlier filters matter.
 */
export function placeOf(selection: Selection, key: Key): KeyPlace {
  const { places, all } = selection.store
  const known = places.get(keyId(key))
  if (known) return known
  if (all.length === 0) return 'here'
  const place = findPlace(selection, key)
  places.set(keyId(key), place)
  return place
}

function findPlace(selection: Selection, key: Key): KeyPlace {
  const { first, elsewhere } = sourcesOf(key)
  if (findAnywhere(selection, first)) return 'here'
  if (findAnywhere(selection, elsewhere)) return 'elsewhere'
  return isNamed(selection.store, first) ? 'here' : 'nowhere'
}

function findAnywhere(selection: Selection, sources: readonly Source[]): boolean {
  if (sources.length === 0) return false
  const { all } = selection.store
  for (const rows of partsOf(all)) if (isThere({ ...selection, rows }, sources)) return true
  return false
}

/** Rows in growing parts, in which a key is looked for. */
export function* partsOf(rows: Int32Array): Generator<Int32Array> {
  for (let start = 0, size = 1; start < rows.length; start += size, size = Math.min(size * 4, 4096))
    yield rows.subarray(start, start + size)
}

/** A member of an implementation object that fails is there. */
function isThere(selection: Selection, sources: readonly Source[]): boolean {
  try {
    return hasSome(readSources(selection, sources))
  } catch (error) {
    if (isRunError(error, 'IMPL_FAILED')) return true
    throw error
  }
}

/** Whether the key is there though it has a value in no run: a `???` of the config, a time that no run has. */
function isNamed(store: ReadStore, sources: readonly Source[]): boolean {
  if (sources.some(({ facet }) => facet === 'info')) return true
  const paths = sources.filter(({ facet }) => facet === 'cfg').map(({ path }) => path.join('.'))
  return paths.length > 0 && namesOf(store, 'cfg').some((name) => paths.includes(name))
}

const prefixed: readonly Facet[] = ['metrics', 'params', 'tags', 'info']

/** In so many runs names are looked for that are kept beside the config: each run's have to be listed. */
const mostListed = 1000

/** The keys that runs are known to have: config keys bare, the rest, of large stores of some runs, with their prefix. */
function knownKeys(store: ReadStore): string[] {
  const every = Math.ceil(store.all.length / mostListed)
  const rows = store.all.filter((row) => row % every === 0)
  return [
    ...namesAtHand(store, 'cfg', store.all),
    ...prefixed.flatMap((facet) => namesAtHand(store, facet, rows).map((name) => `${facet}.${name}`)),
  ]
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

/**
 * Answers a key that no run has.
 *
 * @throws RunError KEY_UNKNOWN for a typo. Names of metrics, params and tags are open: one warning among the diagnostics.
 */
export function refuseUnknown(store: ReadStore, key: Key): void {
  const known = knownKeys(store)
  const suggestions = suggest(key.text, known)
  const advice = suggestions.length > 0 ? ` Did you mean ${suggestions.join(' or ')}?` : ''
  const message = `No run has the key ${key.text}.${advice}`
  if (sourcesOf(key).closed)
    throw new RunError('KEY_UNKNOWN', message, {
      key: key.text,
      suggestions,
      ...(store.all.length <= mostListed && { known: known.length }),
    })
  store.warn({ severity: 'warning', code: 'KEY_UNKNOWN', message, key: key.text })
  store.places.set(keyId(key), 'here')
}
