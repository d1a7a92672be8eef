import type { Facet } from '../contract/run-source.ts'
import type { RunStore } from './run-store.ts'

type Path = readonly string[]

/** The paths in a facet that some of these rows have, each once, in order of appearance. */
export function pathsOf(store: RunStore, facet: Facet, rows: Int32Array): Path[] {
  return distinctPaths(store.names(facet, rows))
}

/** The paths in some lists, each once, in order of appearance. Runs with the same names may share a list. */
export function distinctPaths(lists: Iterable<readonly Path[]>): Path[] {
  const paths = new Map<string, Path>()
  for (const list of new Set(lists)) for (const path of list) paths.set(JSON.stringify(path), path)
  return [...paths.values()]
}
