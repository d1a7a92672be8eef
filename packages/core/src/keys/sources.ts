import { infoNames } from '../store/info-column.ts'
import type { FacetKey } from '../store/run-store.ts'
import type { Key } from './key.ts'
import { splitPath } from './parse-key.ts'

/** One place where a key's value may be found. */
export type Source = FacetKey | { readonly facet: 'impl'; readonly path: readonly string[] }

/**
 * Where a key is looked for: in each run the first source that has it wins. `elsewhere` counts only where no run of the
 * store has the key in the first ones: a prefix that finds nothing falls through to the config, which may have a
 * top-level `params`.
 */
export interface Sources {
  readonly first: readonly Source[]
  readonly elsewhere: readonly Source[]
}

const known = new WeakMap<Key, Sources>()

export function sourcesOf(key: Key): Sources {
  const sources = known.get(key) ?? findSources(key)
  known.set(key, sources)
  return sources
}

function findSources({ facet, name, reduce, text, exact }: Key): Sources {
  if (reduce) return { first: [{ facet: 'metrics', path: [name], reduce }], elsewhere: [] }
  if (!facet) return { first: spellings(name).flatMap(bareSources), elsewhere: [] }
  const elsewhere = exact ? [] : spellings(text).map((path): Source => ({ facet: 'cfg', path }))
  const isTree = facet === 'cfg' || facet === 'impl'
  if (isTree ? name === '' : facet === 'info' && !infoNames.includes(name)) return { first: elsewhere, elsewhere: [] }
  if (isTree) return { first: spellings(name).map((path) => ({ facet, path })), elsewhere }
  return { first: [{ facet, path: [name] }], elsewhere: facet === 'info' ? [] : elsewhere }
}

function bareSources(path: readonly string[]): Source[] {
  const inInfo = path.length === 1 && infoNames.includes(path[0]!)
  return [{ facet: 'cfg', path }, { facet: 'impl', path }, ...(inInfo ? [{ facet: 'info', path } as const] : [])]
}

/** The paths that a name may mean: `__` stands for `.`, and an exact name wins. */
function spellings(name: string): (readonly string[])[] {
  const exact = splitPath(name)
  return name.includes('__') ? [exact, splitPath(name.replaceAll('__', '.'))] : [exact]
}
