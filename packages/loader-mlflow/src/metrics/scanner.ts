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
  /** Where the last number ended. */
  #at = 0

  /** @param holdTail leave out a last line without newline, since its writer may not be done. */
  constructor(sink: PointSink, holdTail = false) {
    this.#sink = sink
    this.#holdTail = holdTail
  }

  push(piece: Buffer, end: boolean): void {
    const bytes = this.#carried ? Buffer.concat([this.#carried, piece]) : piece
    const stop = bytes.lastIndexOf(newline) + 1
    this.#scan(bytes, stop)
    const rest = bytes.subarray(stop)
    this.#carried = undefined
    if (end) this.#finish(rest)
    else if (rest.length > longestLine) this.#reading({ fields: 0, fault: 'has more than a million bytes' })
    else if (rest.length > 0) this.#carried = Buffer.from(rest)
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

  /** All lines up to `stop`, which is behind a newline. */
  #scan(bytes: Buffer, stop: number): void {
    for (let at = 0; at < stop; ) {
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

  /** The fast path: plain numbers, one space apart. Returns where the next line begins, or 0 if the line is another. */
  #scanLine(bytes: Buffer, start: number): number {
    const timestamp = this.#integer(bytes, start)
    if (Number.isNaN(timestamp) || bytes[this.#at] !== space) return 0
    const value = this.#decimal(bytes, this.#at + 1)
    if (value === undefined) return 0
    let step = 0
    if (bytes[this.#at] === space) {
      step = this.#integer(bytes, this.#at + 1)
      if (Number.isNaN(step)) return 0
      this.#steps = true
    }
    if (bytes[this.#at] === carriageReturn) this.#at++
    if (bytes[this.#at] !== newline) return 0
    this.#sink.point(step, timestamp, value)
    return this.#at + 1
  }

  /** A whole number of at most 15 digits; NaN if there is none. */
  #integer(bytes: Buffer, start: number): number {
    const negative = bytes[start] === minus
    const first = negative ? start + 1 : start
    let at = first
    let value = 0
    for (let digit = bytes[at]! - zero; digit >= 0 && digit <= 9; digit = bytes[++at]! - zero)
      value = value * 10 + digit
    this.#at = at
    if (at === first || at - first > 15) return Number.NaN
    return negative ? 0 - value : value
  }

  /** A decimal number of at most 18 significant digits, with or without an exponent; `undefined` for anything else. */
  #decimal(bytes: Buffer, start: number): number | undefined {
    const negative = bytes[start] === minus
    let at = negative ? start + 1 : start
    const first = at
    let head = 0
    let tail = 0
    let digits = 0
    let places = 0
    let point = -1
    for (; ; at++) {
      const code = bytes[at]!
      const digit = code - zero
      if (digit >= 0 && digit <= 9) {
        if (digits === 0 && digit === 0) continue
        if (++digits <= 9) head = head * 10 + digit
        else tail = tail * 10 + digit
      } else if (code === dot && point < 0) {
        point = at
      } else {
        break
      }
    }
    if (digits > 18 || at === first || (point >= 0 && at - first === 1)) return undefined
    if (point >= 0) places = at - point - 1
    if (bytes[at] === lowerE) {
      const signed = bytes[at + 1] === plus ? at + 2 : at + 1
      const exponent = this.#integer(bytes, signed)
      const twice = signed > at + 1 && bytes[signed] === minus
      if (twice || !(exponent > -400 && exponent < 400)) return undefined
      places -= exponent
      at = this.#at
    }
    this.#at = at
    const whole = digits > 9 ? head * powers[digits - 9]! : head
    if (whole === 0) return negative ? -0 : 0
    const size = places >= 0 && places <= 22 ? divide(whole, tail, places) : undefined
    if (size === undefined) {
      const value = Number(bytes.toString('latin1', first, at))
      return negative ? -value : value
    }
    return negative ? -size : size
  }
}
