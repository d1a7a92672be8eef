import { bytes } from './input.ts'

const NEWLINE = 0x0a

/** Bytes that are compared at once. */
const WORD = 4

const cache = new Uint8Array(1 << 19)
const inputWords = new DataView(bytes.buffer)
const cachedWords = new DataView(cache.buffer)
let used = 0

/** Longer texts are not cached. */
const LONGEST = 128

/** Whether half of the cache is in use. */
export const isCacheHalfFull = (): boolean => used > cache.length / 2

/** Makes room for new texts; the current ones must not be looked for again. */
export function clearCache(): void {
  used = 0
}

/** The text of a part of a line, to be recognized in files that are read later. */
export class CachedText {
  private start = 0
  private room = 0
  /** How many bytes it has; -1 for a text that is not cached and recognized nowhere. */
  length = -1

  constructor(from: number, to: number) {
    this.set(from, to)
  }

  /** Whether the file has the text at `at`. No text holds a line break, so none is found across the end. */
  isAt(at: number): boolean {
    const { start, length } = this
    const last = length - WORD
    if (last < 0) return this.isShortAt(at)
    // compared byte by byte, a sweep takes a tenth to a quarter longer; the last four bytes may overlap the four before
    for (let i = 0; i < last; i += WORD)
      if (inputWords.getInt32(at + i) !== cachedWords.getInt32(start + i)) return false
    return inputWords.getInt32(at + last) === cachedWords.getInt32(start + last)
  }

  private isShortAt(at: number): boolean {
    const { start, length } = this
    for (let i = 0; i < length; i++) if (bytes[at + i] !== cache[start + i]) return false
    return length >= 0
  }

  /** Whether the file has the text, and then a line break, at `at`. */
  isLineAt(at: number): boolean {
    return bytes[at + this.length] === NEWLINE && this.isAt(at)
  }

  /** Takes the text from `from` to `to` in the file. */
  set(from: number, to: number): void {
    const length = to - from
    this.length = -1
    if (length > this.room) {
      if (length > LONGEST || length > cache.length - used) return
      this.start = used
      this.room = length
      used += length
    }
    this.length = length
    const { start } = this
    for (let i = 0; i < length; i++) cache[start + i] = bytes[from + i]!
  }
}
