import { isRunError, RunError } from '../errors.ts'
import type { RunStore } from '../store/run-store.ts'
import type { Selection } from '../store/selection.ts'
import { type Key, keyId } from './key.ts'
import { pathsOf } from './names-of.ts'
import { hasSome, readSources } from './read-sources.ts'
import { type Source, sourcesOf } from './sources.ts'

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
  if (all.length === 0 || key.exact) return 'here'
  const place = findPlace(selection, key)
  places.set(keyId(key), place)
  return place
}

function findPlace(selection: Selection, key: Key): KeyPlace {
  const { first, elsewhere } = sourcesOf(key)
  if (findAnywhere(selection, first)) return 'here'
  if (findAnywhere(selection, elsewhere)) return 'elsewhere'
  return first.some((source) => isNamed(selection.store, source)) ? 'here' : 'nowhere'
}

function findAnywhere(selection: Selection, sources: readonly Source[]): boolean {
  const parts = sources.length > 0 ? partsOf(selection.store.all) : []
  return parts.some((rows) => isThere({ ...selection, rows }, sources))
}

/** Rows in growing parts, in which a key is looked for. */
export function partsOf(rows: Int32Array): Int32Array[] {
  const parts: Int32Array[] = []
  for (let start = 0, size = 1; start < rows.length; start += size, size = Math.min(size * 4, 4096))
    parts.push(rows.subarray(start, start + size))
  return parts
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
function isNamed(store: RunStore, { facet, path }: Source): boolean {
  if (facet !== 'cfg') return facet === 'info'
  const name = path.join('.')
  return pathsOf(store, facet, store.all).some((other) => other.join('.') === name)
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
  const isClosed = /^(cfg|impl|info)$/.test(key.facet ?? 'cfg')
  if (isClosed)
    throw new RunError('KEY_UNKNOWN', message, { key: key.text, hint: hint.trim(), suggestions: [], ...advice })
  store.warn({ severity: 'warning', code: 'KEY_UNKNOWN', message, key: key.text })
  store.places.set(keyId(key), 'here')
}
