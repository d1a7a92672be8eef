import { decodeUtf8 } from '../scalars/utf8.ts'
import { DECLINE } from './decline.ts'

/** Larger files are left to the general parser. */
export const LARGEST = 1 << 20

/** The file that is being read, with a line break behind it, so that no line needs a check for the end. */
export const bytes = new Uint8Array(LARGEST + 4)

export const NEWLINE = 0x0a
export const SPACE = 0x20
export const DASH = 0x2d
export const DOT = 0x2e
export const ZERO = 0x30
const NINE = 0x39
export const COLON = 0x3a

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

/** Whether a colon with a blank behind it stands at `at`. */
export function isColon(at: number): boolean {
  return bytes[at] === COLON && isBlank(at + 1)
}

/** Whether the dash of a list item stands at `at`. */
export function isItem(at: number): boolean {
  return bytes[at] === DASH && isBlank(at + 1)
}

function isBlank(at: number): boolean {
  return bytes[at] === SPACE || bytes[at] === NEWLINE
}

/** Whether three dashes or dots stand at `at`, which separate documents at the start of a line. */
export function isDocumentMark(at: number): boolean {
  const byte = bytes[at]
  return (byte === DASH || byte === DOT) && byte === bytes[at + 1] && byte === bytes[at + 2]
}

/** The first byte from `from` on that is not a space. */
export function skipSpaces(from: number): number {
  let at = from
  while (bytes[at] === SPACE) at++
  return at
}

/** The end of a text without the spaces before it. */
export function trimEnd(end: number): number {
  let at = end
  while (bytes[at - 1] === SPACE) at--
  return at
}

/** The first byte from `from` on that is not a decimal digit. */
export function skipDigits(from: number): number {
  let at = from
  while (bytes[at]! >= ZERO && bytes[at]! <= NINE) at++
  return at
}

/** The digits of a number as one int; a point among them is ignored. */
export function digitsAsInt(start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) if (bytes[at] !== DOT) value = value * 10 + bytes[at]! - ZERO
  return value
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

/** The text of a part that is short and ASCII, several times faster than the decoder gives it; undefined for other parts. */
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
