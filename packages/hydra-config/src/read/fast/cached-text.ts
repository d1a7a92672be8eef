/** Larger files take the general way. */
export const LARGEST = 1 << 20

/** The file that is being read, with a line break behind it, so that no line needs a check for the end. */
export const bytes = new Uint8Array(LARGEST + 4)

const NEWLINE = 0x0a
/** Bytes that are compared at once. */
const WORD = 4

/** Pieces of lines that were read before. */
const pieces = new Uint8Array(1 << 19)
const words = new DataView(bytes.buffer)
const pieceWords = new DataView(pieces.buffer)
let filled = 0

/** Longer pieces are not kept. */
const LONGEST = 128

/** Whether half of the memory is in use. */
export const isHalfFull = (): boolean => filled > pieces.length / 2

/** Makes room for new pieces; those that are kept now must not be looked for again. */
export function forgetPieces(): void {
  filled = 0
}

/** A piece of a line, to be found again in files that are read later. */
export class Piece {
  private start = 0
  private room = 0
  /** How many bytes it has; -1 for a piece that is not kept and found nowhere. */
  length = -1

  constructor(from: number, to: number) {
    this.become(from, to)
  }

  /** Whether the file has the piece at `at`. No piece holds a line break, so none is found across the end. */
  isAt(at: number): boolean {
    const { start, length } = this
    const last = length - WORD
    if (last < 0) return this.isShortAt(at)
    // the last four bytes may overlap the four before
    for (let i = 0; i < last; i += WORD) if (words.getInt32(at + i) !== pieceWords.getInt32(start + i)) return false
    return words.getInt32(at + last) === pieceWords.getInt32(start + last)
  }

  private isShortAt(at: number): boolean {
    const { start, length } = this
    for (let i = 0; i < length; i++) if (bytes[at + i] !== pieces[start + i]) return false
    return length >= 0
  }

  /** Whether the file has the piece, and then a line break, at `at`. */
  isLineAt(at: number): boolean {
    return bytes[at + this.length] === NEWLINE && this.isAt(at)
  }

  /** Becomes the piece that stands from `from` to `to` in the file. */
  become(from: number, to: number): void {
    const length = to - from
    this.length = -1
    if (length > this.room) {
      if (length > LONGEST || length > pieces.length - filled) return
      this.start = filled
      this.room = length
      filled += length
    }
    this.length = length
    const { start } = this
    for (let i = 0; i < length; i++) pieces[start + i] = bytes[from + i]!
  }
}
