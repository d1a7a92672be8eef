import { type Columns, valueAt } from '@runsheaf/core/plugin'
import { columnNumbers } from './column-numbers.ts'
import { columnNamed } from './group-report.ts'

/** What one run logged of a metric, in the order of steps; of one step, in the order of time. */
export interface MetricCurve {
  readonly steps: readonly number[]
  readonly values: readonly number[]
}

/** The points of a long table as one curve for each run that has some, by run id; of one run, for each metric. */
export function metricCurves(points: Columns, by: 'run_id' | 'metric' = 'run_id'): ReadonlyMap<string, MetricCurve> {
  const numbers = (name: string): number[] => columnNumbers(columnNamed(points, name)) as number[]
  const [steps, times, values] = [numbers('step'), numbers('timestamp'), numbers('value')]
  const ids = columnNamed(points, by)
  const owned = Map.groupBy(steps.keys(), (i) => String(valueAt(ids, i)))
  return new Map(
    Array.from(owned, ([id, positions]) => {
      const order = positions.sort((a, b) => steps[a]! - steps[b]! || times[a]! - times[b]! || values[a]! - values[b]!)
      return [id, { steps: order.map((i) => steps[i]!), values: order.map((i) => values[i]!) }]
    }),
  )
}
