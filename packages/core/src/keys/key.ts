import type { Facet, Reducer } from '../contract/facets.ts'

/** The prefixes of keys. */
export type KeyFacet = Facet | 'impl'

/** A key, read: `min(metrics.val/acc)` is `{ text, facet: 'metrics', path: ['val/acc'], reduce: 'min' }`. */
export interface Key {
  /** As it was written. */
  readonly text: string
  /** Its prefix; none for a bare key. */
  readonly facet?: KeyFacet
  /** The names that follow the prefix: one of a param, metric or tag, those from the root down of the config. */
  readonly path: readonly string[]
  readonly reduce?: Reducer
  /**
   * Whether it means what a run itself has where the prefix says, and nothing else: neither a key of the config by the
   * same name, where no run has it, nor a default: other runs are not searched for it. No text says this; a key that a
   * program makes may.
   */
  readonly exact?: true
}

/** The same for keys that mean the same. */
export const keyId = (key: Key): string => JSON.stringify(key)
