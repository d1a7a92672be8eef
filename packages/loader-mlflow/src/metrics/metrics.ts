import { type Column, ColumnBuilder, type FacetKey, type Reducer } from '@runsheaf/core/plugin'
import { type LazyList, lazyMap } from '../files/lazy-list.ts'
import { FolderNames, isSafeName } from '../listing/folder-names.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { type NamedFile, namedFile } from '../listing/named-file.ts'
import type { FolderReader, ReadContext } from '../source/facet.ts'
import { metricFault } from './faults.ts'
import type { MetricReading } from './metric-file.ts'
import type { Integer } from './point.ts'
import { readMetrics, reducing, reducingSeveral, settleMetrics } from './read-metric.ts'

type Reading = MetricReading<Integer | undefined>

/** The metrics of runs: last values and reductions. One open per run that is asked. */
export class Metrics implements FolderReader<Reading> {
  readonly facet = 'metrics'
  readonly names = new FolderNames('metrics')

  isOdd(reading: Reading): boolean {
    return isOdd(reading)
  }

  /** The columns of keys of one metric: each file is opened once. Where that is watched, yields when a pause is in order. */
  *columns(
    context: ReadContext,
    keys: readonly FacetKey[],
    runs: readonly ListedRun[],
    watched: boolean,
  ): Generator<void, Column[]> {
    const files = filesOf(keys[0]!, runs)
    const reducers = keys.map(({ reduce }) => reduce)
    const readings = yield* readMetrics(context.files, reducingSeveral, reducers, files, watched)
    return reducers.map((reduce, i) => {
      const builder = new ColumnBuilder()
      for (const [row, reading] of readings.entries())
        this.append(context, builder, numberAt(reading, i), () => files.at(row)!, reduce)
      while (builder.length < runs.length) builder.missing()
      return builder.finish()
    })
  }

  settle({ files }: ReadContext, readings: Reading[], fileAt: (position: number) => NamedFile): Iterable<void> {
    return settleMetrics(files, reducing, undefined, readings, fileAt)
  }

  append(
    { log }: ReadContext,
    builder: ColumnBuilder,
    reading: Reading,
    file: () => NamedFile,
    reduce?: Reducer,
  ): void {
    appendMetric(log, builder, reading, file, reduce)
  }
}

/** One number of a reading of several. */
function numberAt(reading: MetricReading<readonly (Integer | undefined)[]>, position: number): Reading {
  return reading.state === 'read' ? { ...reading, value: reading.value[position] } : reading
}

const isOdd = (reading: Reading) =>
  reading.state === 'read' ? reading.faults !== undefined : reading.state !== 'absent'

/** Adds a value, or that there is none, and reports what is wrong with the file. */
export function appendMetric(
  log: ReadContext['log'],
  builder: ColumnBuilder,
  reading: Reading,
  file: () => NamedFile,
  reduce?: Reducer,
): void {
  const found = isOdd(reading) ? metricFault(reading, file()) : undefined
  const fault = found && log.add(found.fault)
  const value = reading.state === 'read' ? reading.value : undefined
  if (value === undefined) builder.missing(found?.lost ? fault : undefined)
  else if (reduce === 'count' || reduce === 'argmin' || reduce === 'argmax') builder.int(value)
  else builder.float(Number(value))
}

/** A file for each run; none where the name can be that of no metric. */
function filesOf({ path: [name = ''] }: FacetKey, runs: readonly ListedRun[]): LazyList<NamedFile> {
  return isSafeName(name) ? lazyMap(runs, (run) => namedFile(run, 'metrics', name)) : []
}
