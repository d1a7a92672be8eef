import type { Facet } from '../contract/run-source.ts'
import type { RunStore } from '../store/run-store.ts'

/** The dotted names in a facet that some of these rows have, in order of appearance. */
export function namesOf(store: RunStore, facet: Facet, rows = store.all): string[] {
  return [...pathsOf(store, facet, rows).keys()]
}

/** The paths in a facet that some of these rows have, by their dotted names. Rows with the same names may share a list. */
export function pathsOf(store: RunStore, facet: Facet, rows: Int32Array): Map<string, readonly string[]> {
  const paths = new Map<string, readonly string[]>()
  for (const names of new Set(store.names(facet, rows))) for (const path of names) paths.set(path.join('.'), path)
  return paths
}
