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
  for (let start = 0, size = 1; start < all.length; start += size, size = Math.min(size * 4, 4096)) {
    if (isThere({ ...selection, rows: all.subarray(start, start + size) }, sources)) return true
  }
  return false
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

/** Every key that some run is known to have: config keys bare, the rest with their prefix. */
function allKeys(store: ReadStore): string[] {
  return [
    ...namesAtHand(store, 'cfg'),
    ...prefixed.flatMap((facet) => namesAtHand(store, facet).map((name) => `${facet}.${name}`)),
  ]
}

/** The names of a facet; none where a store would have to read them asynchronously first. */
function namesAtHand(store: ReadStore, facet: Facet): string[] {
  try {
    return namesOf(store, facet)
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
  const known = allKeys(store)
  const suggestions = suggest(key.text, known)
  const advice = suggestions.length > 0 ? ` Did you mean ${suggestions.join(' or ')}?` : ''
  const message = `No run has the key ${key.text}.${advice}`
  if (sourcesOf(key).closed)
    throw new RunError('KEY_UNKNOWN', message, { key: key.text, suggestions, known: known.length })
  store.warn({ severity: 'warning', code: 'KEY_UNKNOWN', message, key: key.text })
  store.places.set(keyId(key), 'here')
}
