import { divide, powers } from './decimal.ts'
import { type LineReading, readLine } from './line.ts'
import type { PointSink } from './point.ts'

const newline = 10
const carriageReturn = 13
const space = 32
const plus = 43
const minus = 45
const dot = 46
const zero = 48
const lowerE = 101

/** No line of MLflow comes near this; what has no newline for so long is no text. */
const longestLine = 1 << 20

/** What is wrong with a metric file; line numbers from 1. */
export interface ScanFaults {
  /** How many lines there are. */
  lines: number
  /** How many of them cannot be read, and the first of these. */
  faulty: number
  firstFaulty?: { readonly line: number; readonly fault: string }
  /** Whether the last line lacks its newline, and whether it was therefore left out. */
  tail: 'whole' | 'taken' | 'dropped'
}

/**
 * Reads a metric file in one pass over its bytes, piece by piece, in memory of the size of a piece. Lines of the usual
 * forms become points without becoming text; {@link readLine} has the others.
 */
export class MetricScanner {
  readonly faults: ScanFaults = { lines: 0, faulty: 0, tail: 'whole' }
  readonly #sink: PointSink
  readonly #holdTail: boolean
  #carried: Buffer | undefined
  /** Whether a line with a step was seen: then one without is a cut one. */
  #steps = false

  /** @param holdTail leave out a last line without newline, since its writer may not be done. */
  constructor(sink: PointSink, holdTail = false) {
    this.#sink = sink
    this.#holdTail = holdTail
  }

  push(piece: Buffer, end: boolean): void {
    const first = this.#carried ? piece.indexOf(newline) + 1 : 0
    if (this.#carried && (first > 0 || end)) {
      const line = Buffer.concat([this.#carried, first > 0 ? piece.subarray(0, first) : piece])
      this.#carried = undefined
      if (first === 0) {
        this.#finish(line)
        return
      }
      this.#scan(line, 0, line.length)
    }
    const stop = piece.lastIndexOf(newline) + 1
    this.#scan(piece, first, stop)
    if (end) this.#finish(piece.subarray(stop))
    else this.#carry(piece.subarray(stop))
  }

  #carry(rest: Buffer): void {
    const length = rest.length + (this.#carried?.length ?? 0)
    if (length > longestLine) {
      this.#carried = undefined
      this.#reading({ fields: 0, fault: 'has more than a million bytes' })
    } else if (rest.length > 0) {
      this.#carried = this.#carried ? Buffer.concat([this.#carried, rest]) : Buffer.from(rest)
    }
  }

  #finish(rest: Buffer): void {
    if (rest.length === 0) return
    const text = rest.toString('utf8')
    const fields = text.trim().split(' ').length
    if (this.#holdTail || (this.#steps && fields === 2)) {
      this.faults.lines++
      this.faults.tail = 'dropped'
      return
    }
    const before = this.faults.faulty
    this.#reading(readLine(text, this.#sink))
    if (this.faults.faulty === before) this.faults.tail = 'taken'
  }

  #reading({ fields, fault }: LineReading): void {
    this.faults.lines++
    if (fields > 2) this.#steps = true
    if (fault === undefined) return
    this.faults.faulty++
    this.faults.firstFaulty ??= { line: this.faults.lines, fault }
  }

  /** The lines from `start` to `stop`, which is behind a newline. */
  #scan(bytes: Buffer, start: number, stop: number): void {
    for (let at = start; at < stop; ) {
      const next = this.#scanLine(bytes, at)
      if (next > 0) {
        this.faults.lines++
        at = next
        continue
      }
      const end = bytes.indexOf(newline, at)
      const last = end > at && bytes[end - 1] === carriageReturn ? end - 1 : end
      this.#reading(readLine(bytes.toString('utf8', at, last), this.#sink))
      at = end + 1
    }
  }

  /**
   * The fast path, for plain numbers one space apart: whole ones of up to 15 digits, decimal ones of up to 18 without
   * and with an exponent. Digits are collected nine at a time, so that the sums stay small integers.
   *
   * @returns where the next line begins, or 0 if the line is of another form.
   */
  #scanLine(bytes: Buffer, start: number): number {
    let at = start
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
    if (timeDigits === 0 || timeDigits > 15 || bytes[at] !== space) return 0
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
    if (written === 0 || count > 18) return 0
    if (bytes[at] === lowerE) {
      const below = bytes[++at] === minus
      if (below || bytes[at] === plus) at++
      let exponent = 0
      const firstOfExponent = at
      for (digit = bytes[at]! - zero; digit >>> 0 < 10; digit = bytes[++at]! - zero)
        exponent = (exponent * 10 + digit) | 0
      if (at === firstOfExponent || at - firstOfExponent > 3) return 0
      places += below ? exponent : -exponent
    }
    const whole = count > 9 ? head * powers[count - 9]! : head
    let value = places >= 0 && places <= 22 ? divide(whole, tail, places) : whole === 0 ? 0 : Number.NaN
    if (Number.isNaN(value)) value = Number(bytes.toString('latin1', firstOfValue, at))

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
      if (stepDigits === 0 || stepDigits > 15) return 0
      step = stepDigits > 9 ? head * powers[stepDigits - 9]! + tail : head
      this.#steps = true
    }
    if (bytes[at] === carriageReturn) at++
    if (bytes[at] !== newline) return 0
    this.#sink.point(before ? 0 - step : step, past ? 0 - time : time, negative ? -value : value)
    return at + 1
  }
}
