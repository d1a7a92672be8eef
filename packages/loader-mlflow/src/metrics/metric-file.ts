import { describeError, isAbsence } from '../files/content.ts'
import type { FileSystem, Rest, Visit } from '../files/file-system.ts'
import type { PointSink } from './point.ts'
import { MetricScanner, type ScanFaults } from './scanner.ts'

/** How the reading of a metric file went; `faults` where something is wrong in it. */
export type MetricReading<T> =
  | { readonly state: 'read'; readonly value: T; readonly faults: ScanFaults | undefined }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly message: string }
  /** So long that it is left for later. */
  | { readonly state: 'long' }

/** Takes the points of a file, and makes a value of them. */
export interface Sink<T> extends PointSink {
  result(): T
}

export interface MetricFileOptions {
  /** Leave out a last line without newline. */
  readonly holdTail?: boolean
  /** Leave a long file for later. */
  readonly leaveLong?: boolean
}

/** After how many pieces of a file a pause is made: less than a tenth of a second. */
const piecesAtOnce = 64

/** Files of this size may take long. */
const longSize = 1 << 24

const absent = { state: 'absent' } as const
const long = { state: 'long' } as const

/** A metric file, read in one pass with pauses. */
export class MetricFile<T> {
  readonly #files: FileSystem
  readonly #path: string
  readonly #sink: Sink<T>
  readonly #leaveLong: boolean
  readonly #scanner: MetricScanner
  #pieces = 0
  #rest: Rest | undefined
  #isLeft = false

  constructor(files: FileSystem, path: string, sink: Sink<T>, options: MetricFileOptions = {}) {
    this.#files = files
    this.#path = path
    this.#sink = sink
    this.#leaveLong = options.leaveLong ?? false
    this.#scanner = new MetricScanner(sink, options.holdTail)
  }

  /** Reads to the end, and gives the reading, or to a pause. */
  read(): MetricReading<T> | undefined {
    const rest = this.#rest
    this.#rest = undefined
    try {
      if (rest) rest.read(this.#visit)
      else this.#files.read(this.#path, this.#visit)
    } catch (error) {
      return isAbsence(error) ? absent : { state: 'unreadable', message: describeError(error) }
    }
    if (!this.#rest) return this.#result()
    if (!this.#isLeft) return undefined
    this.close()
    return long
  }

  /** To be called where it is not read to the end. */
  close(): void {
    this.#rest?.close()
    this.#rest = undefined
  }

  readonly #visit: Visit = (piece, end, pause) => {
    const size = this.#pieces === 0 && !end ? (this.#files.status(this.#path)?.size ?? 0) : 0
    if (this.#leaveLong && pause && size >= longSize) {
      this.#isLeft = true
      this.#rest = pause()
      return
    }
    this.#scanner.push(piece, end)
    if (++this.#pieces % piecesAtOnce === 0) this.#rest = pause?.()
    if (size > 0) this.#sink.expect?.((this.#scanner.faults.lines / piece.length) * size * 1.05)
  }

  #result(): MetricReading<T> {
    const { faults } = this.#scanner
    const whole = faults.lines > 0 && faults.faulty === 0 && faults.tail === 'whole'
    return { state: 'read', value: this.#sink.result(), faults: whole ? undefined : faults }
  }
}
