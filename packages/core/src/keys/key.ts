import type { Reducer } from '../contract/run-source.ts'

/** The prefixes of keys. */
export type KeyFacet = 'cfg' | 'impl' | 'info' | 'metrics' | 'params' | 'tags' | 'datasets'

/** A key, read: `min(metrics.val/acc)` is `{ text, facet: 'metrics', name: 'val/acc', reduce: 'min' }`. */
export interface Key {
  /** As it was written. */
  readonly text: string
  /** Its prefix; none for a bare key. */
  readonly facet?: KeyFacet
  /** What follows the prefix. */
  readonly name: string
  readonly reduce?: Reducer
}

/** The same for keys that mean the same. */
export const keyId = (key: Key): string => JSON.stringify(key)
