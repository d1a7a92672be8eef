import type { Config, MapKey } from '../node.ts'

const NEWLINE = 0x0a
const SPACE = 0x20
const DASH = 0x2d

/** How many texts are kept for later; a sweep's configs differ in few. */
const MOST_KEPT = 4096

interface Kept {
  readonly bytes: Uint8Array
  readonly column: number
  readonly node: Config
}

/** A block that may be shared: where it ends, and its node if an equal block was read before. */
export interface Block {
  readonly start: number
  readonly end: number
  readonly column: number
  readonly hash: number
  readonly node: Config | undefined
}

/** What the configs of a sweep have in common: whole texts, blocks, and the keys of maps. Results are the same with it and without. */
export class Sharing {
  readonly #kept = new Map<number, Kept>()
  readonly #keys = new Map<number, readonly MapKey[]>()

  /** The whole of a text as a block. */
  whole(bytes: Uint8Array): Block {
    return this.#known(bytes, { start: 0, end: bytes.length, column: 0, hash: hashOf(bytes) })
  }

  /**
   * The block whose first line starts, behind its blanks, at `start`: all lines before `end` that stand as deep as `column`, or deeper.
   * A line break stands at `end`.
   */
  block(bytes: Uint8Array, start: number, end: number, column: number): Block {
    const isList = bytes[start] === DASH
    let hash = column + 1
    let at = start
    while (at < end) {
      const byte = bytes[at++]!
      hash = (Math.imul(hash, 31) + byte) | 0
      if (byte === NEWLINE && !belongs(bytes, at, column, isList)) break
    }
    return this.#known(bytes, { start, end: at, column, hash })
  }

  /** Keeps the node of a block for later. */
  keep(bytes: Uint8Array, { start, end, column, hash }: Block, node: Config): void {
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    this.#kept.set(hash, { bytes: bytes.slice(start, end), column, node })
  }

  /** The keys from `start` to `end`, in an array that equal keys share. */
  keys(keys: readonly MapKey[], hashes: Int32Array, start: number, end: number): readonly MapKey[] {
    let hash = end - start
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + hashes[i]!) | 0
    const known = this.#keys.get(hash)
    if (known && sameKeys(known, keys, start, end)) return known
    const own = keys.slice(start, end)
    if (this.#keys.size >= MOST_KEPT) this.#keys.clear()
    this.#keys.set(hash, own)
    return own
  }

  #known(bytes: Uint8Array, block: Omit<Block, 'node'>): Block {
    const kept = this.#kept.get(block.hash)
    const isSame = kept?.column === block.column && sameBytes(kept.bytes, bytes, block.start, block.end)
    return { ...block, node: isSame ? kept.node : undefined }
  }
}

/** Whether the line that starts at `at` is part of a block at `column`. */
function belongs(bytes: Uint8Array, at: number, column: number, isList: boolean): boolean {
  let first = at
  while (bytes[first] === SPACE) first++
  if (bytes[first] === NEWLINE) return true
  // a list may stand at the column of its key; then only its items are part of it
  return first - at > column || (first - at === column && (!isList || isDash(bytes, first)))
}

function isDash(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === DASH && (bytes[at + 1] === SPACE || bytes[at + 1] === NEWLINE)
}

function hashOf(bytes: Uint8Array): number {
  let hash = 0
  for (let at = 0; at < bytes.length; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0
  return hash
}

function sameBytes(kept: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (kept.length !== end - start) return false
  for (let i = 0; i < kept.length; i++) if (kept[i] !== bytes[start + i]) return false
  return true
}

function sameKeys(known: readonly MapKey[], keys: readonly MapKey[], start: number, end: number): boolean {
  if (known.length !== end - start) return false
  for (let i = start; i < end; i++) if (known[i - start] !== keys[i]) return false
  return true
}
