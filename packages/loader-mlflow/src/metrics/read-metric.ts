import { describeError, isAbsence } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { isFresh, readPatiently } from '../files/patience.ts'
import type { PointSink } from './point.ts'
import { MetricScanner, type ScanFaults } from './scanner.ts'

/** How the reading of a metric file went. */
export type MetricReading<S extends PointSink> =
  | { readonly state: 'read'; readonly sink: S; readonly faults: ScanFaults }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly message: string }

/**
 * Reads metric files, each in one pass into a sink of its own. Files of a store in use that are empty or end in half a
 * line are read again for a moment; what is half a line then is left out.
 */
export function readMetrics<S extends PointSink>(
  files: FileSystem,
  paths: readonly string[],
  sinkOf: (position: number) => S,
): MetricReading<S>[] {
  const read = (path: string, i: number) => readMetric(files, path, sinkOf(i))
  return readPatiently(files, paths, read, mayChange).map((reading, i) =>
    mayChange(reading) && isFresh(files, paths[i]!) ? readMetric(files, paths[i]!, sinkOf(i), true) : reading,
  )
}

function mayChange(reading: MetricReading<PointSink>): boolean {
  return reading.state === 'read' && (reading.faults.lines === 0 || reading.faults.tail !== 'whole')
}

function readMetric<S extends PointSink>(files: FileSystem, path: string, sink: S, holdTail = false): MetricReading<S> {
  const scanner = new MetricScanner(sink, holdTail)
  try {
    files.read(path, (piece, end) => scanner.push(piece, end))
  } catch (error) {
    return isAbsence(error) ? { state: 'absent' } : { state: 'unreadable', message: describeError(error) }
  }
  return { state: 'read', sink, faults: scanner.faults }
}
