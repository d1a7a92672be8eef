import type { FacetKey } from '../contract/run-source.ts'
import { infoNames } from './info-column.ts'
import type { Key } from './key.ts'
import { splitPath } from './parse-key.ts'

/** Where a key's value may be found. */
export type Lookup = FacetKey | { readonly facet: 'impl'; readonly path: readonly string[] }

/**
 * Where a key is looked for: in each run the first lookup that finds it wins. `elsewhere` counts only where no run of the
 * store has the key in the first ones: a prefix that finds nothing falls through to the config, which may have a
 * top-level `params`.
 */
export interface Lookups {
  readonly first: readonly Lookup[]
  readonly elsewhere: readonly Lookup[]
}

const known = new WeakMap<Key, Lookups>()

export function lookupsOf(key: Key): Lookups {
  const lookups = known.get(key) ?? findLookups(key)
  known.set(key, lookups)
  return lookups
}

function findLookups({ facet, path, reduce, exact }: Key): Lookups {
  if (reduce) return { first: [{ facet: 'metrics', path, reduce }], elsewhere: [] }
  if (!facet) return { first: spellings(path).flatMap(bareLookups), elsewhere: [] }
  const isTree = facet === 'cfg' || facet === 'impl'
  const below = isTree ? path : path.flatMap(splitPath)
  const elsewhere = exact ? [] : spellings([facet, ...below]).map((path): Lookup => ({ facet: 'cfg', path }))
  const isUnknown = facet === 'info' && !infoNames.includes(path[0] ?? '')
  if (isTree ? path.length === 0 : isUnknown) return { first: elsewhere, elsewhere: [] }
  if (isTree) return { first: spellings(path).map((path) => ({ facet, path })), elsewhere }
  return { first: [{ facet, path }], elsewhere: facet === 'info' ? [] : elsewhere }
}

function bareLookups(path: readonly string[]): Lookup[] {
  const inInfo = path.length === 1 && infoNames.includes(path[0]!)
  return [{ facet: 'cfg', path }, { facet: 'impl', path }, ...(inInfo ? [{ facet: 'info', path } as const] : [])]
}

/** The paths that names may mean: `__` stands for `.`, and the exact names win. */
export function spellings(path: readonly string[]): (readonly string[])[] {
  return path.some((name) => name.includes('__')) ? [path, path.flatMap((name) => name.split('__'))] : [path]
}
