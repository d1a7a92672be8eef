import { type Column, ColumnBuilder, type FacetKey, type NamesOfRuns, type Reducer } from '@runsheaf/core/plugin'
import { type LazyList, lazyMap } from '../files/lazy-list.ts'
import { FolderNames, isSafeName, type Listing } from '../listing/folder-names.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { type NamedFile, namedFile } from '../listing/named-file.ts'
import type { FolderReader, Names, ReadContext } from '../source/facet.ts'
import { metricFault } from './faults.ts'
import type { MetricReading } from './metric-file.ts'
import { numberAt } from './packing.ts'
import type { Integer } from './point.ts'
import {
  readLong,
  readMetricsAtOnce,
  readMetricsInSteps,
  reducing,
  reducingSeveral,
  settleMetrics,
} from './read-metric.ts'

type Reading = MetricReading<Integer | undefined>

/** The metrics of runs: last values and reductions. One open per run that is asked. */
export class Metrics implements FolderReader<Reading> {
  readonly facet = 'metrics'
  readonly #names = new FolderNames('metrics')

  names(context: ReadContext, runs: readonly ListedRun[]): NamesOfRuns {
    return this.#names.of(context, runs)
  }

  /** The columns of keys of one metric: each file is opened once. Where that is watched, yields when a pause is in order. */
  *columns(
    context: ReadContext,
    keys: readonly FacetKey[],
    runs: readonly ListedRun[],
    watched: boolean,
  ): Generator<void, Column[]> {
    const { files } = context
    const named = filesOf(keys[0]!, runs)
    const reducers = keys.map(({ reduce }) => reduce)
    const read = watched ? readMetricsInSteps : readMetricsAtOnce
    if (reducers.length === 1) {
      const readings = yield* read(files, reducing, reducers[0], named)
      return [this.#columnOf(context, reducers[0], runs, named, readings)]
    }
    const readings = yield* read(files, reducingSeveral, reducers, named)
    return reducers.map((reduce, i) => {
      const numbers = readings.map((reading) => numberAt(reading, i))
      return this.#columnOf(context, reduce, runs, named, numbers)
    })
  }

  #columnOf(
    context: ReadContext,
    reduce: Reducer | undefined,
    runs: readonly ListedRun[],
    files: LazyList<NamedFile>,
    readings: readonly Reading[],
  ): Column {
    const builder = new ColumnBuilder()
    const fileAt = (i: number) => files.at(i)!
    for (const [i, reading] of readings.entries()) this.append(context, builder, reading, i, fileAt, reduce)
    while (builder.length < runs.length) builder.missing()
    return builder.finish()
  }

  namesIn(context: ReadContext, listed: Listing): Names {
    return this.#names.in(context, listed)
  }

  isOdd(reading: Reading): boolean {
    return isOdd(reading)
  }

  *settle({ files }: ReadContext, readings: Reading[], fileAt: (position: number) => NamedFile): Generator<void, void> {
    yield* readLong(files, reducing, undefined, readings, fileAt)
    settleMetrics(files, reducing, undefined, readings, fileAt)
  }

  append(
    { log }: ReadContext,
    builder: ColumnBuilder,
    reading: Reading,
    position: number,
    fileAt: (position: number) => NamedFile,
    reduce?: Reducer,
  ): void {
    appendMetric(log, builder, reading, () => fileAt(position), reduce)
  }
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
