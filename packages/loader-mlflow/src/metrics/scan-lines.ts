import { divide, powers } from './decimal.ts'
import { PointBlock } from './point.ts'

const newline = 10
const carriageReturn = 13
const space = 32
const plus = 43
const minus = 45
const dot = 46
const zero = 48
const lowerE = 101

/**
 * Reads lines of the usual forms into a block: plain numbers one space apart, whole ones of up to 15 digits, decimal ones
 * of up to 18 without and with an exponent. Digits are collected nine at a time, so that the sums stay small integers.
 *
 * @param stop behind a newline.
 * @returns where it stopped: at `stop`, where the block is full, or at a line of another form.
 */
export function scanLines(bytes: Uint8Array, start: number, stop: number, block: PointBlock): number {
  const { steps, timestamps, values } = block
  let withSteps = false
  let line = start
  let points = 0
  for (; line < stop && points < PointBlock.capacity; points++) {
    let at = line
    let head = 0
    let tail = 0
    let count = 0
    let digit = 0

    const past = bytes[at] === minus
    if (past) at++
    const firstOfTime = at
    for (digit = bytes[at]! - zero; digit >>> 0 < 10 && count < 9; digit = bytes[++at]! - zero, count++)
      head = (head * 10 + digit) | 0
    for (digit = bytes[at]! - zero; digit >>> 0 < 10; digit = bytes[++at]! - zero) tail = (tail * 10 + digit) | 0
    const timeDigits = at - firstOfTime
    if (timeDigits === 0 || timeDigits > 15 || bytes[at] !== space) break
    const time = timeDigits > 9 ? head * powers[timeDigits - 9]! + tail : head

    const negative = bytes[++at] === minus
    if (negative) at++
    const firstOfValue = at
    head = tail = count = 0
    let places = 0
    while (bytes[at] === zero) at++
    for (digit = bytes[at]! - zero; digit >>> 0 < 10 && count < 9; digit = bytes[++at]! - zero, count++)
      head = (head * 10 + digit) | 0
    for (digit = bytes[at]! - zero; digit >>> 0 < 10; digit = bytes[++at]! - zero, count++)
      tail = (tail * 10 + digit) | 0
    let written = at - firstOfValue
    if (bytes[at] === dot) {
      const point = ++at
      if (count === 0) while (bytes[at] === zero) at++
      for (digit = bytes[at]! - zero; digit >>> 0 < 10 && count < 9; digit = bytes[++at]! - zero, count++)
        head = (head * 10 + digit) | 0
      for (digit = bytes[at]! - zero; digit >>> 0 < 10; digit = bytes[++at]! - zero, count++)
        tail = (tail * 10 + digit) | 0
      places = at - point
      written += places
    }
    if (written === 0 || count > 18) break
    if (bytes[at] === lowerE) {
      const below = bytes[++at] === minus
      if (below || bytes[at] === plus) at++
      let exponent = 0
      const firstOfExponent = at
      for (digit = bytes[at]! - zero; digit >>> 0 < 10; digit = bytes[++at]! - zero)
        exponent = (exponent * 10 + digit) | 0
      if (at === firstOfExponent || at - firstOfExponent > 3) break
      places += below ? exponent : -exponent
    }
    const whole = count > 9 ? head * powers[count - 9]! : head
    let value = places >= 0 && places <= 22 ? divide(whole, tail, places) : whole === 0 ? 0 : Number.NaN
    if (Number.isNaN(value)) value = Number(latin1(bytes, firstOfValue, at))

    let step = 0
    let before = false
    if (bytes[at] === space) {
      before = bytes[++at] === minus
      if (before) at++
      const firstOfStep = at
      head = tail = count = 0
      for (digit = bytes[at]! - zero; digit >>> 0 < 10 && count < 9; digit = bytes[++at]! - zero, count++)
        head = (head * 10 + digit) | 0
      for (digit = bytes[at]! - zero; digit >>> 0 < 10; digit = bytes[++at]! - zero) tail = (tail * 10 + digit) | 0
      const stepDigits = at - firstOfStep
      if (stepDigits === 0 || stepDigits > 15) break
      step = stepDigits > 9 ? head * powers[stepDigits - 9]! + tail : head
      withSteps = true
    }
    if (bytes[at] === carriageReturn) at++
    if (bytes[at] !== newline) break
    steps[points] = before ? 0 - step : step
    timestamps[points] = past ? 0 - time : time
    values[points] = negative ? -value : value
    line = at + 1
  }
  block.length = points
  block.withSteps = withSteps
  return line
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end))
}
