import { type LineReading, readLine } from './line.ts'
import { PointBlock, type PointSink } from './point.ts'
import { scanLines } from './scan-lines.ts'

const newline = 10
const carriageReturn = 13

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

/** Used again and again: scanning is never interrupted by other scanning. */
const block = new PointBlock()

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
    const stop = piece.at(-1) === newline ? piece.length : piece.lastIndexOf(newline) + 1
    this.#scan(piece, first, stop)
    if (stop === piece.length) return
    if (end) this.#finish(piece.subarray(stop))
    else this.#carry(piece.subarray(stop))
  }

  #carry(rest: Buffer): void {
    const length = rest.length + (this.#carried?.length ?? 0)
    if (length > longestLine) {
      this.#carried = undefined
      this.#reading({ fields: 0, fault: 'has more than a million bytes' })
    } else {
      this.#carried = this.#carried ? Buffer.concat([this.#carried, rest]) : Buffer.from(rest)
    }
  }

  #finish(rest: Buffer): void {
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
      at = scanLines(bytes, at, stop, block)
      if (block.length > 0) {
        this.faults.lines += block.length
        this.#steps ||= block.withSteps
        this.#sink.block(block)
      }
      if (at < stop && block.length < PointBlock.capacity) at = this.#scanOdd(bytes, at)
    }
  }

  /** A line of another form; returns where the next one begins. */
  #scanOdd(bytes: Buffer, start: number): number {
    const end = bytes.indexOf(newline, start)
    const last = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end
    this.#reading(readLine(bytes.toString('utf8', start, last), this.#sink))
    return end + 1
  }
}
