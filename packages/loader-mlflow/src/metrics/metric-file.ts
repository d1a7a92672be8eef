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

/** Reads a metric file in one pass, and yields in the middle of a long one. */
export function* readMetricFile<T>(
  files: FileSystem,
  path: string,
  sink: Sink<T>,
  { holdTail, leaveLong }: MetricFileOptions = {},
): Generator<void, MetricReading<T>> {
  const scanner = new MetricScanner(sink, holdTail)
  let pieces = 0
  const paused: { rest?: Rest | undefined } = {}
  const visit: Visit = (piece, end, pause) => {
    const size = pieces === 0 && !end ? (files.status(path)?.size ?? 0) : 0
    const isLeft = leaveLong && size >= longSize
    if (!isLeft) scanner.push(piece, end)
    if (isLeft || ++pieces % piecesAtOnce === 0) paused.rest = pause?.()
    if (size > 0) sink.expect?.((scanner.faults.lines / piece.length) * size * 1.05)
  }
  try {
    files.read(path, visit)
    while (paused.rest) {
      if (pieces === 0) return long
      yield
      const { rest } = paused
      paused.rest = undefined
      rest.read(visit)
    }
  } catch (error) {
    return isAbsence(error) ? absent : { state: 'unreadable', message: describeError(error) }
  } finally {
    paused.rest?.close()
  }
  const { faults } = scanner
  const whole = faults.lines > 0 && faults.faulty === 0 && faults.tail === 'whole'
  return { state: 'read', value: sink.result(), faults: whole ? undefined : faults }
}
