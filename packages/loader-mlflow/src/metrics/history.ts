import { ColumnBuilder, type Columns, type RunSink } from '@runsheaf/core/plugin'
import { type Paced, paced } from '../files/paced.ts'
import { isSafeName } from '../listing/folder-names.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { namedFile } from '../listing/named-file.ts'
import type { ReadContext } from '../source/facet.ts'
import { appendMetric } from './metrics.ts'
import { joinPoints, type PointArrays, type Points, type Steps } from './points.ts'
import { collecting, readMetrics } from './read-metric.ts'

/**
 * All points of some metrics of many runs, as columns `run` (position in `runs`), `metric`, `step`, `timestamp` (ms) and
 * `value`: run by run, metric by metric as asked for, and within these in the file's order with duplicates kept, as
 * MLflow's `get_metric_history` gives them. Steps and times past 64 bits become the largest that fit. Yields how far it is.
 *
 * @param steps first and last step, both included.
 * @param sink is given the last values, which come with the points.
 */
export function* histories(
  context: ReadContext,
  metrics: readonly string[],
  { rows, runs }: { readonly rows: Int32Array; readonly runs: readonly ListedRun[] },
  steps: Steps = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  sink: RunSink,
): Paced<Columns> {
  const { files, log } = context
  const names = [...new Set(metrics)].filter(isSafeName)
  const named = runs.flatMap((run, row) =>
    names.map((name, code) => ({ row, code, ...namedFile(run, 'metrics', name) })),
  )
  const parts: PointArrays[] = []
  const owners: Owner[] = []
  const lastValues = names.map(() => new ColumnBuilder())
  yield* paced(named.length, function* (start, end, watched) {
    const batch = named.slice(start, end)
    const readings = yield* readMetrics(files, collecting, steps, batch, watched)
    const read: Points[] = []
    for (const [i, reading] of readings.entries()) {
      const { row, code } = batch[i]!
      const last = reading.state === 'read' ? { ...reading, value: reading.value.last } : reading
      appendMetric(log, lastValues[code]!, last, () => batch[i]!)
      if (reading.state !== 'read') continue
      read.push(reading.value)
      owners.push({ row, code, length: reading.value.values.length })
    }
    parts.push(joinPoints(read))
  })
  for (const [code, name] of names.entries())
    sink.column({ facet: 'metrics', path: [name] }, rows, lastValues[code]!.finish())
  return columnsOf(joinPoints(parts), owners, names)
}

/** Of which run and metric the next points are, and how many. */
interface Owner {
  readonly row: number
  readonly code: number
  readonly length: number
}

function columnsOf(points: PointArrays, owners: readonly Owner[], names: readonly string[]): Columns {
  const { length } = points.values
  const run = new Int32Array(length)
  const codes = new Int32Array(length)
  let at = 0
  for (const owner of owners) {
    const end = at + owner.length
    run.fill(owner.row, at, end)
    codes.fill(owner.code, at, end)
    at = end
  }
  const whole = { length, nullCount: 0 } as const
  return {
    length,
    columns: [
      { name: 'run', type: 'i32', values: run, ...whole },
      { name: 'metric', type: 'dict', codes, dictionary: names, ...whole },
      { name: 'step', type: 'i64', values: points.steps, ...whole },
      { name: 'timestamp', type: 'timestamp', values: points.timestamps, ...whole },
      { name: 'value', type: 'f64', values: points.values, ...whole },
    ],
  }
}
