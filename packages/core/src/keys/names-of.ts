import type { ReadStore } from '../store/read-store.ts'
import type { Facet } from '../store/run-store.ts'

/** The dotted names in a facet that some of these rows have, in order of appearance. */
export function namesOf(store: ReadStore, facet: Facet, rows = store.all): string[] {
  return [...new Set(store.names(facet, rows).flatMap((paths) => paths.map((path) => path.join('.'))))]
}
