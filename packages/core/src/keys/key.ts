import type { Reducer } from '../store/run-store.ts'

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
  /**
   * Whether it means what a run itself has where the prefix says, and nothing else: neither a key of the config by the
   * same name, where no run has it, nor a default. No text says this; a key that a program makes may.
   */
  readonly exact?: true
}

/** The same for keys that mean the same. */
export const keyId = (key: Key): string => JSON.stringify(key)
