import { decodeUtf8 } from '../scalars/utf8.ts'
import { DECLINE } from './decline.ts'

/** Larger files are left to the general parser. */
const LARGEST = 1 << 20

/** The file that is being read, with a line break behind it, so that no line needs a check for the end. */
export const bytes = new Uint8Array(LARGEST + 4)

const NEWLINE = 0x0a

// what a UTF-8 text may hold and YAML 1.1 refuses or takes for a line break
const DOUBTFUL = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/

/** Puts a file into `bytes`. */
export function setInput(file: Uint8Array): void {
  const { length } = file
  if (length > LARGEST) throw DECLINE
  bytes.set(file)
  bytes[length] = NEWLINE
  bytes[length + 1] = 0
  bytes[length + 2] = 0
}

/** A part of the file as a text of its own. */
export function textOf(start: number, end: number): string {
  const ascii = shortAscii(start, end)
  if (ascii !== undefined) return ascii
  const text = decodeUtf8(bytes.subarray(start, end))
  if (DOUBTFUL.test(text)) throw DECLINE
  return text
}

// for each length, an array that is filled anew for each text
const CODES: readonly number[][] = Array.from({ length: 65 }, (_, length) => new Array<number>(length).fill(0))

/** The text of a part that is short and ASCII, undefined for others: with the decoder alone, a sweep takes a tenth to a quarter longer. */
function shortAscii(start: number, end: number): string | undefined {
  const codes = CODES[end - start]
  if (codes === undefined) return undefined
  for (let i = 0; i < codes.length; i++) {
    const byte = bytes[start + i]!
    if (byte > 0x7f) return undefined
    codes[i] = byte
  }
  return String.fromCharCode.apply(undefined, codes)
}
