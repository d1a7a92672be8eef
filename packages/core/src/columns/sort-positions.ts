import { extentOf } from './extent.ts'
import type { Ranks } from './rank.ts'

/** What rows sort by: ranks, the smallest first unless descending; tiers always go the same way. */
export type RowOrder = Ranks & { readonly descending?: boolean }

/**
 * The positions of rows in the order of the ranks, the first ones first; equal rows keep their order. Sorts by the last
 * ranks first, and by their digits from the least to the most significant (a radix sort), which needs no comparison.
 */
export function sortPositions(length: number, orders: readonly RowOrder[]): Int32Array {
  let positions = new Int32Array(length)
  let spare = new Int32Array(length)
  for (let i = 0; i < length; i++) positions[i] = i
  for (const order of orders.toReversed()) {
    for (const digits of digitsOf(order)) {
      const starts = startsOf(digits)
      if (!starts) continue
      scatter(positions, digits, starts, spare)
      ;[positions, spare] = [spare, positions]
    }
  }
  return positions
}

/** Puts positions into the order of their digits, each behind the ones before it with the same digit. */
function scatter(positions: Int32Array, digits: Uint16Array, starts: Int32Array, target: Int32Array): void {
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i]!
    target[starts[digits[position]!]!++] = position
  }
}

/** Where the values with each digit begin; `undefined` where all have the same one. */
function startsOf(digits: Uint16Array): Int32Array | undefined {
  const starts = new Int32Array(greatestOf(digits) + 1)
  for (let i = 0; i < digits.length; i++) starts[digits[i]!]!++
  let start = 0
  for (let digit = 0; digit < starts.length; digit++) {
    const count = starts[digit]!
    if (count === digits.length) return undefined
    starts[digit] = start
    start += count
  }
  return starts
}

function greatestOf(digits: Uint16Array): number {
  let greatest = 0
  for (let i = 0; i < digits.length; i++) if (digits[i]! > greatest) greatest = digits[i]!
  return greatest
}

/** What a digit stays below. */
const base = 65_536

/** The digits of each number from the least significant on, such that they sort as the numbers do; then its tier. */
function digitsOf(order: RowOrder): readonly Uint16Array[] {
  const tiers = new Uint16Array(order.tiers)
  return [...(smallDigits(order) ?? doubleDigits(order)), tiers]
}

/** Whole numbers that lie close together are digits themselves. */
function smallDigits({ values, descending }: RowOrder): readonly Uint16Array[] | undefined {
  if (!values.every(Number.isInteger)) return undefined
  const [least, greatest] = extentOf(values)
  if (greatest - least >= base) return undefined
  const digits = new Uint16Array(values.length)
  for (let i = 0; i < digits.length; i++) digits[i] = descending ? greatest - values[i]! : values[i]! - least
  return [digits]
}

/** The bits of doubles, eleven at a time: few passes, and few enough places to write to for a processor's cache. */
function doubleDigits({ values, descending }: RowOrder): readonly Uint16Array[] {
  const halves = new Uint32Array(withoutMinusZero(values).buffer)
  const [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5].map(() => new Uint16Array(values.length)) as Digits
  const turn = descending ? -1 : 0
  for (let i = 0; i < values.length; i++) {
    const negative = -(halves[2 * i + 1]! >>> 31)
    const low = halves[2 * i]! ^ negative ^ turn
    const high = halves[2 * i + 1]! ^ (negative | 0x80000000) ^ turn
    a[i] = low & 2047
    b[i] = (low >>> 11) & 2047
    c[i] = low >>> 22
    d[i] = high & 2047
    e[i] = (high >>> 11) & 2047
    f[i] = high >>> 22
  }
  return [a, b, c, d, e, f]
}

type Digits = [Uint16Array, Uint16Array, Uint16Array, Uint16Array, Uint16Array, Uint16Array]

function withoutMinusZero(values: Float64Array): Float64Array<ArrayBuffer> {
  const numbers = new Float64Array(values.length)
  for (let i = 0; i < numbers.length; i++) numbers[i] = values[i]! + 0
  return numbers
}
