import type { Columns } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import type { ReadContext } from '../store/facet.ts'
import { isSafeName } from '../store/names.ts'
import type { RunPlace } from '../store/run-place.ts'
import { metricFault } from './faults.ts'
import { Floats } from './floats.ts'
import { Integers } from './integers.ts'
import type { Integer, PointSink } from './point.ts'
import { readMetrics } from './read-metric.ts'

type Steps = readonly [first: number, last: number]

/** The points of one file. They wait here, since the file may have to be read again. */
class Points implements PointSink {
  readonly steps = new Integers()
  readonly timestamps = new Integers()
  readonly values = new Floats()
  readonly #first: number
  readonly #last: number

  constructor([first, last]: Steps) {
    this.#first = first
    this.#last = last
  }

  point(step: Integer, timestamp: Integer, value: number): void {
    if (step < this.#first || step > this.#last) return
    this.steps.push(step)
    this.timestamps.push(timestamp)
    this.values.push(value)
  }
}

/**
 * All points of some metrics of many runs, as columns `run` (position in `runs`), `metric`, `step`, `timestamp` (ms) and
 * `value`: run by run, metric by metric as asked for, and within these in the file's order with duplicates kept, as
 * MLflow's `get_metric_history` gives them. Steps and times past 64 bits become the largest that fit.
 *
 * @param steps first and last step, both included.
 */
export function histories(
  { files, log }: ReadContext,
  metrics: readonly string[],
  runs: readonly RunPlace[],
  steps: Steps = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
): Columns {
  const names = [...new Set(metrics)].filter(isSafeName)
  const places = runs.flatMap((run, row) =>
    names.map((name, code) => ({
      row,
      code,
      name,
      runId: run.id,
      path: child(run.folder, 'metrics', name),
      running: run.running,
    })),
  )
  const parts = readMetrics(files, places, () => new Points(steps)).map((reading, i) => {
    const found = metricFault(reading, places[i]!)
    if (found) log.add(found.fault)
    return reading.state === 'read' ? reading.sink : undefined
  })
  const length = parts.reduce((sum, part) => sum + (part?.values.length ?? 0), 0)
  const run = new Int32Array(length)
  const codes = new Int32Array(length)
  const step = new BigInt64Array(length)
  const timestamp = new BigInt64Array(length)
  const value = new Float64Array(length)
  let at = 0
  for (const [i, part] of parts.entries()) {
    if (!part) continue
    const end = at + part.values.length
    run.fill(places[i]!.row, at, end)
    codes.fill(places[i]!.code, at, end)
    step.set(part.steps.finish(), at)
    timestamp.set(part.timestamps.finish(), at)
    value.set(part.values.finish(), at)
    at = end
  }
  const whole = { length, nullCount: 0 } as const
  return {
    length,
    columns: [
      { name: 'run', type: 'i32', values: run, ...whole },
      { name: 'metric', type: 'dict', codes, dictionary: names, ...whole },
      { name: 'step', type: 'i64', values: step, ...whole },
      { name: 'timestamp', type: 'timestamp', values: timestamp, ...whole },
      { name: 'value', type: 'f64', values: value, ...whole },
    ],
  }
}
