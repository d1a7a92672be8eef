import type { Reducer } from '@runsheaf/core/plugin'
import { describeError, isAbsence } from '../files/content.ts'
import type { FileSystem, Rest, Visit } from '../files/file-system.ts'
import { isFresh, lookAgain } from '../files/patience.ts'
import { type Work, workEach } from '../files/work.ts'
import type { NamedFile } from '../store/named-file.ts'
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

interface Sink<T> extends PointSink {
  result(): T
}

/** Each file's points in one number; `undefined` where none gives a value. */
export const reducing: MetricWork<Reducer | undefined, Integer | undefined> = {
  name: 'reducing',
  sinkOf: reduction,
  run: (files, path, reduce) => readMetric(files, path, reduction(reduce)),
  pack: packNumbers,
  unpack: unpackNumbers,
}

/** Each file's points within a range of steps. */
export const collecting: MetricWork<Steps, Points> = {
  name: 'collecting',
  sinkOf: (steps) => new PointCollector(steps),
  run: (files, path, steps) => readMetric(files, path, new PointCollector(steps)),
  pack: packPoints,
  unpack: unpackPoints,
}

interface MetricWork<Options, T> extends Work<Options, MetricReading<T>> {
  sinkOf(options: Options): Sink<T>
}

/** Reads metric files, each in one pass; then see {@link settleMetrics}. */
export function readMetrics<Options, T>(
  files: FileSystem,
  work: MetricWork<Options, T>,
  options: Options,
  named: readonly NamedFile[],
): MetricReading<T>[] {
  const paths = named.map(({ path }) => path)
  const readings = workEach(files, work, options, paths)
  settleMetrics(files, work, options, readings, (i) => named[i]!)
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
  lookAgain(files, readings, pathAt, mayChange, (i) => work.run(files, pathAt(i), options))
  for (const [i, reading] of readings.entries())
    if (isCut(reading, i) && isFresh(files, pathAt(i)))
      readings[i] = readMetric(files, pathAt(i), work.sinkOf(options), true)
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

/** As {@link readMetrics}, but yields whenever a pause is in order: before long files, and in the middle of them. */
export function* readMetricsInSteps<Options, T>(
  files: FileSystem,
  work: MetricWork<Options, T>,
  options: Options,
  named: readonly NamedFile[],
): Generator<void, MetricReading<T>[]> {
  const isLong = named.map(({ path }) => (files.status(path)?.size ?? 0) >= longSize)
  const short = named.filter((_, i) => !isLong[i])
  const readings = readMetrics(files, work, options, short)
  for (const [i, { path }] of named.entries())
    if (isLong[i]) readings.splice(i, 0, yield* readInSteps(files, path, work.sinkOf(options)))
  settleMetrics(files, work, options, readings, (i) => named[i]!)
  return readings
}

/** @param holdTail leave out a last line without newline. */
function readMetric<T>(files: FileSystem, path: string, sink: Sink<T>, holdTail = false): MetricReading<T> {
  const steps = readInSteps(files, path, sink, holdTail)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function* readInSteps<T>(
  files: FileSystem,
  path: string,
  sink: Sink<T>,
  holdTail = false,
): Generator<void, MetricReading<T>> {
  const scanner = new MetricScanner(sink, holdTail)
  let pieces = 0
  let rest: Rest | undefined
  const visit: Visit = (piece, end, pause) => {
    scanner.push(piece, end)
    if (++pieces % piecesAtOnce === 0) rest = pause?.()
    if (pieces === 1 && !end && sink.expect)
      sink.expect((scanner.faults.lines / piece.length) * (files.status(path)?.size ?? 0) * 1.05)
  }
  try {
    files.read(path, visit)
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
