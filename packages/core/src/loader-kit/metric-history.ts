import { buildColumn, type ColumnBuilder } from '../columns/builder.ts'
import type { Columns, NamedColumn } from '../columns/column.ts'
import type { MetricPoint, Reducer } from '../contract/run-source.ts'

/**
 * The last value of a metric as MLflow defines it (`FileStore._get_metric_from_file`): greatest step, then timestamp, then
 * value; among equals, or where NaN cannot be compared, the earlier point.
 */
export function lastPoint(points: readonly MetricPoint[]): MetricPoint | undefined {
  return foremost(points, (a, b) => (compareTimes(a, b) || a.value - b.value) > 0)
}

const compareTimes = (a: MetricPoint, b: MetricPoint) => a.step - b.step || a.timestamp - b.timestamp

/** The first point that no later one precedes. */
function foremost(
  points: readonly MetricPoint[],
  precedes: (a: MetricPoint, b: MetricPoint) => boolean,
): MetricPoint | undefined {
  let best: MetricPoint | undefined
  for (const point of points) if (!best || precedes(point, best)) best = point
  return best
}

/**
 * A history in one number; `undefined` without a point. NaN is left out unless there is nothing else; `argmin` and
 * `argmax` give the step of the earliest such point, `count` counts every point, `first` is the value of the least step,
 * then timestamp.
 */
export function reduceHistory(points: readonly MetricPoint[], reduce: Reducer): number | undefined {
  if (points.length === 0) return undefined
  if (reduce === 'count') return points.length
  if (reduce === 'first') return foremost(points, (a, b) => compareTimes(a, b) < 0)?.value
  const numbers = points.filter(({ value }) => !Number.isNaN(value))
  if (reduce === 'mean') return numbers.reduce((sum, { value }) => sum + value, 0) / numbers.length
  const least = reduce === 'min' || reduce === 'argmin'
  const best = foremost(numbers, (a, b) => (least ? a.value < b.value : a.value > b.value))
  return reduce.startsWith('arg') ? best?.step : (best?.value ?? Number.NaN)
}

/** The histories of metrics as columns, from a function that gives a run's points. */
export function historiesOf(
  metrics: readonly string[],
  rows: Int32Array,
  [from, to]: readonly [number, number] = [-Infinity, Infinity],
  pointsOf: (row: number, metric: string) => readonly MetricPoint[],
): Columns {
  const points = [...rows.entries()].flatMap(([run, row]) =>
    metrics.flatMap((metric) =>
      pointsOf(row, metric)
        .filter(({ step }) => step >= from && step <= to)
        .map(({ step, timestamp, value }) => ({ run, metric, step, timestamp: new Date(timestamp), value })),
    ),
  )
  const { length } = points
  const column = (name: keyof (typeof points)[number]): NamedColumn => {
    const append = (builder: ColumnBuilder, i: number) =>
      name === 'value' ? builder.float(points[i]!.value) : builder.value(points[i]![name])
    return { ...buildColumn(length, append), name }
  }
  return { length, columns: (['run', 'metric', 'step', 'timestamp', 'value'] as const).map(column) }
}
