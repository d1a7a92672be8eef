import type { Config, MapKey } from '../node.ts'

/** What configs that are read one after the other have in common. */
export interface Sharing {
  /** The block that starts at `start`, if an equal one is known; otherwise where to keep it. */
  block(bytes: Uint8Array, start: number, column: number): KnownBlock
  /** The keys from `start` to `end`, in an array that equal keys share. */
  keys(keys: readonly MapKey[], hashes: readonly number[], start: number, end: number): readonly MapKey[]
}

export interface KnownBlock {
  readonly node: Config | undefined
  readonly end: number
  keep(node: Config): void
}
