import type { Reducer } from '@runsheaf/core/plugin'
import { describeError, isAbsence } from '../files/content.ts'
import type { FileSystem, Rest, Visit } from '../files/file-system.ts'
import { type LazyList, lazyMap } from '../files/lazy-list.ts'
import { isFresh, lookAgain } from '../files/patience.ts'
import { type Work, workEach } from '../files/work.ts'
import type { NamedFile } from '../store/named-file.ts'
import { finish } from '../store/paced.ts'
import { packNumbers, packPoints, unpackNumbers, unpackPoints } from './packing.ts'
import type { Integer, PointSink } from './point.ts'
import { PointCollector, type Points, type Steps } from './points.ts'
import { reduction } from './reduce.ts'
import { MetricScanner, type ScanFaults } from './scanner.ts'

/** How the reading of a metric file went; `faults` where something is wrong in it. */
export type MetricReading<T> =
  | { readonly state: 'read'; readonly value: T; readonly faults?: ScanFaults | undefined }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly message: string }
  /** So long that it is left for later. */
  | { readonly state: 'long' }

/** What is asked of each metric file, and whether long ones are to be left for later. */
interface MetricQuestion<Options> {
  readonly of: Options
  readonly leaveLong: boolean
}

interface Sink<T> extends PointSink {
  result(): T
}

/** Each file's points in one number; `undefined` where none gives a value. */
export const reducing: MetricWork<Reducer | undefined, Integer | undefined> = {
  name: 'reducing',
  sinkOf: reduction,
  run: (files, path, { of, leaveLong }) => readMetric(files, path, reduction(of), { leaveLong }),
  pack: packNumbers,
  unpack: unpackNumbers,
}

/** Each file's points within a range of steps. */
export const collecting: MetricWork<Steps, Points> = {
  name: 'collecting',
  sinkOf: (steps) => new PointCollector(steps),
  run: (files, path, { of, leaveLong }) => readMetric(files, path, new PointCollector(of), { leaveLong }),
  pack: packPoints,
  unpack: unpackPoints,
}

interface MetricWork<Options, T> extends Work<MetricQuestion<Options>, MetricReading<T>> {
  sinkOf(options: Options): Sink<T>
}

/** Reads metric files, each in one pass; then see {@link settleMetrics}. */
export function readMetrics<Options, T>(
  files: FileSystem,
  work: MetricWork<Options, T>,
  options: Options,
  named: LazyList<NamedFile>,
): MetricReading<T>[] {
  const paths = lazyMap(named, ({ path }) => path)
  const readings = workEach(files, work, { of: options, leaveLong: false }, paths)
  settleMetrics(files, work, options, readings, (i) => named.at(i)!)
  return readings
}

/**
 * Files that were changed a moment ago and are empty, or of a running run and end in half a line, are read again for a
 * moment; what is half a line then is left out.
 */
export function settleMetrics<Options, T>(
  files: FileSystem,
  work: MetricWork<Options, T>,
  options: Options,
  readings: MetricReading<T>[],
  fileAt: (position: number) => NamedFile,
): void {
  const pathAt = (i: number) => fileAt(i).path
  const isCut = (reading: MetricReading<T>, i: number) => endsInTail(reading) && fileAt(i).run.meta.status === 'RUNNING'
  const mayChange = (reading: MetricReading<T>, i: number) => isEmpty(reading) || isCut(reading, i)
  lookAgain(files, readings, pathAt, mayChange, (i) => readMetric(files, pathAt(i), work.sinkOf(options)))
  for (const [i, reading] of readings.entries())
    if (isCut(reading, i) && isFresh(files, pathAt(i)))
      readings[i] = readMetric(files, pathAt(i), work.sinkOf(options), { holdTail: true })
}

function isEmpty(reading: MetricReading<unknown>): boolean {
  return reading.state === 'read' && reading.faults?.lines === 0
}

/** Whether the last line lacks its newline, and may be half of what it will be. */
function endsInTail(reading: MetricReading<unknown>): boolean {
  return reading.state === 'read' && reading.faults !== undefined && reading.faults.tail !== 'whole'
}

/** After how many pieces of a file a pause is made: less than a tenth of a second. */
const piecesAtOnce = 64

/** Files of this size may take long. */
const longSize = 1 << 24

/** As {@link readMetrics}, but yields whenever a pause is in order, which is in the middle of long files. */
export function* readMetricsInSteps<Options, T>(
  files: FileSystem,
  work: MetricWork<Options, T>,
  options: Options,
  named: LazyList<NamedFile>,
): Generator<void, MetricReading<T>[]> {
  const paths = lazyMap(named, ({ path }) => path)
  const readings = workEach(files, work, { of: options, leaveLong: true }, paths)
  yield* readLong(files, work, options, readings, (i) => named.at(i)!)
  settleMetrics(files, work, options, readings, (i) => named.at(i)!)
  return readings
}

/** Reads the long files that were left for later, and yields in the middle of them. */
export function* readLong<Options, T>(
  files: FileSystem,
  work: MetricWork<Options, T>,
  options: Options,
  readings: MetricReading<T>[],
  fileAt: (position: number) => NamedFile,
): Generator<void, void> {
  for (const [i, reading] of readings.entries())
    if (reading.state === 'long') readings[i] = yield* readInSteps(files, fileAt(i).path, work.sinkOf(options))
}

interface MetricOptions {
  /** Leave out a last line without newline. */
  readonly holdTail?: boolean
  /** Leave a long file for later. */
  readonly leaveLong?: boolean
}

function readMetric<T>(files: FileSystem, path: string, sink: Sink<T>, options: MetricOptions = {}): MetricReading<T> {
  return finish(readInSteps(files, path, sink, options))
}

function* readInSteps<T>(
  files: FileSystem,
  path: string,
  sink: Sink<T>,
  { holdTail = false, leaveLong = false }: MetricOptions = {},
): Generator<void, MetricReading<T>> {
  const scanner = new MetricScanner(sink, holdTail)
  let pieces = 0
  let rest: Rest | undefined
  let left = false
  const visit: Visit = (piece, end, pause) => {
    const size = pieces === 0 && !end ? (files.status(path)?.size ?? 0) : 0
    if (leaveLong && pause && size >= longSize) {
      left = true
      rest = pause()
      return
    }
    scanner.push(piece, end)
    if (++pieces % piecesAtOnce === 0) rest = pause?.()
    if (size > 0) sink.expect?.((scanner.faults.lines / piece.length) * size * 1.05)
  }
  try {
    files.read(path, visit)
    if (left) return { state: 'long' }
    while (rest) {
      yield
      const paused: Rest = rest
      rest = undefined
      paused.read(visit)
    }
  } catch (error) {
    return isAbsence(error) ? { state: 'absent' } : { state: 'unreadable', message: describeError(error) }
  } finally {
    rest?.close()
  }
  const { lines, faulty, tail } = scanner.faults
  const whole = lines > 0 && faulty === 0 && tail === 'whole'
  return { state: 'read', value: sink.result(), ...(!whole && { faults: scanner.faults }) }
}
