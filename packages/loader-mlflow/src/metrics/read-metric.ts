import type { Reducer } from '@runsheaf/core/plugin'
import type { FileSystem } from '../files/file-system.ts'
import { type LazyList, lazyMap } from '../files/lazy-list.ts'
import { finish } from '../files/paced.ts'
import { isFresh, lookAgain } from '../files/patience.ts'
import { type Work, workEach } from '../files/work.ts'
import type { NamedFile } from '../listing/named-file.ts'
import { type MetricFileOptions, type MetricReading, readMetricFile, type Sink } from './metric-file.ts'
import type { Integer } from './point.ts'
import { largeBuffers, PointCollector, type Points, type Steps } from './points.ts'
import { reduction, reductions } from './reduce.ts'

/** What is asked of each metric file, and whether long ones are to be left for later. */
interface MetricQuestion<Options> {
  readonly of: Options
  readonly leaveLong: boolean
}

/** Each file's points in one number; `undefined` where none gives a value. */
export const reducing: MetricWork<Reducer | undefined, Integer | undefined> = {
  name: 'reducing',
  sinkOf: reduction,
  run: (files, path, { of, leaveLong }) => readMetric(files, path, reduction(of), { leaveLong }),
}

/** Each file's points in several numbers. */
export const reducingSeveral: MetricWork<readonly (Reducer | undefined)[], readonly (Integer | undefined)[]> = {
  name: 'reducing several',
  sinkOf: reductions,
  run: (files, path, { of, leaveLong }) => readMetric(files, path, reductions(of), { leaveLong }),
}

/** Each file's points within a range of steps. */
export const collecting: MetricWork<Steps, Points> = {
  name: 'collecting',
  sinkOf: (steps) => new PointCollector(steps),
  run: (files, path, { of, leaveLong }) => readMetric(files, path, new PointCollector(of), { leaveLong }),
  buffersOf: (reading) => (reading.state === 'read' ? largeBuffers(reading.value) : []),
}

interface MetricWork<Options, T> extends Work<MetricQuestion<Options>, MetricReading<T>> {
  sinkOf(options: Options): Sink<T>
}

/** Reads metric files, each in one pass, and in the middle of long ones yields if that is watched. */
export function* readMetrics<Options, T>(
  files: FileSystem,
  work: MetricWork<Options, T>,
  options: Options,
  named: LazyList<NamedFile>,
  watched: boolean,
): Generator<void, MetricReading<T>[]> {
  const paths = lazyMap(named, ({ path }) => path)
  const readings = workEach(files, work, { of: options, leaveLong: watched }, paths)
  yield* settleMetrics(files, work, options, readings, (i) => named.at(i)!)
  return readings
}

/**
 * Reads the long files that were left for later, and yields in the middle of them. Files that were changed a moment ago
 * and are empty, or of a running run and end in half a line, are read again for a moment; what is half a line then is left
 * out.
 */
export function* settleMetrics<Options, T>(
  files: FileSystem,
  work: MetricWork<Options, T>,
  options: Options,
  readings: MetricReading<T>[],
  fileAt: (position: number) => NamedFile,
): Generator<void, void> {
  const pathAt = (i: number) => fileAt(i).path
  for (const [i, reading] of readings.entries())
    if (reading.state === 'long') readings[i] = yield* readMetricFile(files, pathAt(i), work.sinkOf(options))
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

function readMetric<T>(files: FileSystem, path: string, sink: Sink<T>, options?: MetricFileOptions): MetricReading<T> {
  return finish(readMetricFile(files, path, sink, options))
}
