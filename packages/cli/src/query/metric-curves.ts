import { type Columns, type NamedColumn, valueAt } from '@runsheaf/core/plugin'
import { columnNamed } from './group-report.ts'

/** What one run logged of a metric, in the order of steps; of one step, in the order of time. */
export interface MetricCurve {
  readonly steps: readonly number[]
  readonly values: readonly number[]
}

/** The points of a long table as one curve for each run that has some, by run id. */
export function metricCurves(points: Columns): ReadonlyMap<string, MetricCurve> {
  const numbers = (name: string): number[] => numbersOf(columnNamed(points, name))
  const [steps, times, values] = [numbers('step'), numbers('timestamp'), numbers('value')]
  const ids = columnNamed(points, 'run_id')
  const owned = Map.groupBy(steps.keys(), (i) => String(valueAt(ids, i)))
  return new Map(
    Array.from(owned, ([id, positions]) => {
      const order = positions.sort((a, b) => steps[a]! - steps[b]! || times[a]! - times[b]! || values[a]! - values[b]!)
      return [id, { steps: order.map((i) => steps[i]!), values: order.map((i) => values[i]!) }]
    }),
  )
}

function numbersOf(column: NamedColumn): number[] {
  return Array.from({ length: column.length }, (_, i) => Number(valueAt(column, i)))
}
