import type { FacetKey } from '../contract/run-source.ts'

/** A key, or a whole facet by the empty path, for messages. */
export function textOfKey({ facet, path, reduce }: FacetKey): string {
  const text = [facet, ...path].join('.')
  return reduce ? `${reduce}(${text})` : text
}
