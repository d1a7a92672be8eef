import { describeError, isAbsence } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { isFresh, readPatiently } from '../files/patience.ts'
import type { PointSink } from './point.ts'
import { MetricScanner, type ScanFaults } from './scanner.ts'

/** How the reading of a metric file went. */
export type MetricReading<S extends PointSink> =
  | { readonly state: 'read'; readonly sink: S; readonly faults: ScanFaults; readonly running: boolean }
  | { readonly state: 'absent' }
  | { readonly state: 'unreadable'; readonly message: string }

/** A metric file, and whether its run may still be writing it. */
export interface MetricFile {
  readonly path: string
  readonly running: boolean
}

/**
 * Reads metric files, each in one pass into a sink of its own. Files that were changed a moment ago and are empty, or of
 * a running run and end in half a line, are read again for a moment; what is half a line then is left out.
 */
export function readMetrics<S extends PointSink>(
  files: FileSystem,
  places: readonly MetricFile[],
  sinkOf: () => S,
): MetricReading<S>[] {
  const paths = places.map(({ path }) => path)
  const read = (source: FileSystem, path: string, i: number) => readMetric(source, path, sinkOf(), places[i]!.running)
  const readings = readPatiently(files, paths, read, mayChange)
  for (const [i, reading] of readings.entries())
    if (isCut(reading) && isFresh(files, paths[i]!)) readings[i] = readMetric(files, paths[i]!, sinkOf(), true, true)
  return readings
}

function mayChange(reading: MetricReading<PointSink>): boolean {
  return isCut(reading) || (reading.state === 'read' && reading.faults.lines === 0)
}

/** Whether the last line may be half of what it will be. */
function isCut(reading: MetricReading<PointSink>): boolean {
  return reading.state === 'read' && reading.running && reading.faults.tail !== 'whole'
}

function readMetric<S extends PointSink>(
  files: FileSystem,
  path: string,
  sink: S,
  running: boolean,
  holdTail = false,
): MetricReading<S> {
  const scanner = new MetricScanner(sink, holdTail)
  try {
    files.read(path, (piece, end) => scanner.push(piece, end))
  } catch (error) {
    return isAbsence(error) ? { state: 'absent' } : { state: 'unreadable', message: describeError(error) }
  }
  return { state: 'read', sink, faults: scanner.faults, running }
}
