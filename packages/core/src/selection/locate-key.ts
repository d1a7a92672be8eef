import { isRunError, RunError } from '../contract/errors.ts'
import { type Key, type KeyFacet, keyId } from '../keys/key.ts'
import { type Lookup, lookupsOf } from '../keys/lookups.ts'
import { pathsOf } from '../memory/paths-of.ts'
import type { RunStore } from '../memory/run-store.ts'
import { hasSome, readLookups } from './read-lookups.ts'
import type { Selection } from './selection.ts'

/** Whether some run of the store has a key: in its own lookups, only in the fallback lookups, or not at all. */
export type KeyLocation = 'here' | 'elsewhere' | 'nowhere'

/**
 * Where the runs of a store have a key. Looks through the whole store, and stops at the first run that has it, so that
 * neither the order of criteria nor earlier filters matter.
 */
export function locateKey(selection: Selection, key: Key): KeyLocation {
  const { keyLocations, all } = selection.store
  const known = keyLocations.get(keyId(key))
  if (known) return known
  if (all.length === 0 || key.exact) return 'here'
  const location = findLocation(selection, key)
  keyLocations.set(keyId(key), location)
  return location
}

function findLocation(selection: Selection, key: Key): KeyLocation {
  const { first, elsewhere } = lookupsOf(key)
  if (findAnywhere(selection, first)) return 'here'
  if (findAnywhere(selection, elsewhere)) return 'elsewhere'
  return first.some((lookup) => isNamed(selection.store, lookup)) ? 'here' : 'nowhere'
}

function findAnywhere(selection: Selection, lookups: readonly Lookup[]): boolean {
  const parts = lookups.length > 0 ? partsOf(selection.store.all) : []
  return parts.some((rows) => isThere({ ...selection, rows }, lookups))
}

/** Rows in growing parts, in which a key is looked for. */
export function partsOf(rows: Int32Array): Int32Array[] {
  const parts: Int32Array[] = []
  for (let start = 0, size = 1; start < rows.length; start += size, size = Math.min(size * 4, 4096))
    parts.push(rows.subarray(start, start + size))
  return parts
}

/** A member of an implementation object that fails is there. */
function isThere(selection: Selection, lookups: readonly Lookup[]): boolean {
  try {
    return hasSome(readLookups(selection, lookups))
  } catch (error) {
    if (isRunError(error, 'IMPL_FAILED')) return true
    throw error
  }
}

/** Whether the key is there though it has a value in no run: a `???` of the config, a time that no run has. */
function isNamed(store: RunStore, { facet, path }: Lookup): boolean {
  if (facet !== 'cfg') return facet === 'info'
  const name = path.join('.')
  return pathsOf(store, facet, store.all).some((other) => other.join('.') === name)
}

/** Whether a facet's names are up to whoever logs them, so that one which no run has need not be a typo. */
const hasOpenNames: Readonly<Record<KeyFacet, boolean>> = {
  cfg: false,
  impl: false,
  info: false,
  metrics: true,
  params: true,
  tags: true,
  datasets: true,
}

/**
 * Answers a key that no run has.
 *
 * @param hint what more there is to say.
 * @throws RunError KEY_UNKNOWN for a typo. Names of metrics, params and tags are open: one warning among the diagnostics.
 */
export function refuseUnknown(store: RunStore, key: Key, hint: string): void {
  const advice = store.options.suggest?.(store, key.text)
  const meant = advice?.suggestions.join(' or ')
  const message = `No run has the key ${key.text}.${meant ? ` Did you mean ${meant}?` : ''}${hint}`
  if (!hasOpenNames[key.facet ?? 'cfg'])
    throw new RunError('KEY_UNKNOWN', message, { key: key.text, hint: hint.trim(), suggestions: [], ...advice })
  store.warn({ severity: 'warning', code: 'KEY_UNKNOWN', message, key: key.text })
  store.keyLocations.set(keyId(key), 'here')
}
