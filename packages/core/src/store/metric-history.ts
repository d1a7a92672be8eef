import { ColumnBuilder } from '../columns/builder.ts'
import type { Columns } from '../columns/column.ts'
import type { HistoryOptions, MetricPoint, Reducer } from './run-store.ts'

/**
 * The last value of a metric as MLflow defines it (`FileStore._get_metric_from_file`): greatest step, then timestamp, then
 * value; among equals, or where NaN cannot be compared, the earlier point.
 */
export function lastPoint(points: readonly MetricPoint[] | undefined): MetricPoint | undefined {
  return points?.reduce<MetricPoint | undefined>(
    (last, point) => (last === undefined || isLater(point, last) ? point : last),
    undefined,
  )
}

function isLater(a: MetricPoint, b: MetricPoint): boolean {
  const order = compareTimes(a, b)
  return order === 0 ? a.value > b.value : order > 0
}

const compareTimes = (a: MetricPoint, b: MetricPoint) => a.step - b.step || a.timestamp - b.timestamp

/**
 * A history in one number; `undefined` without a point. NaN is left out unless there is nothing else; `argmin` and
 * `argmax` give the step of the earliest such point, `count` counts every point, `first` is the value of the least step,
 * then timestamp.
 */
export function reduceHistory(points: readonly MetricPoint[] | undefined, reduce: Reducer): number | undefined {
  if (!points || points.length === 0) return undefined
  if (reduce === 'count') return points.length
  if (reduce === 'first') return points.reduce((first, point) => (compareTimes(point, first) < 0 ? point : first)).value
  const numbers = points.filter(({ value }) => !Number.isNaN(value))
  if (numbers.length === 0) return reduce.startsWith('arg') ? undefined : Number.NaN
  if (reduce === 'mean') return numbers.reduce((sum, { value }) => sum + value, 0) / numbers.length
  const sign = reduce === 'min' || reduce === 'argmin' ? -1 : 1
  const best = numbers.reduce((a, b) => ((b.value - a.value) * sign > 0 ? b : a))
  return reduce.startsWith('arg') ? best.step : best.value
}

/** The histories of metrics as columns, from a function that gives a run's points. */
export function historiesOf(
  metrics: readonly string[],
  rows: Int32Array,
  { steps: [from, to] = [-Infinity, Infinity] }: HistoryOptions,
  pointsOf: (row: number, metric: string) => readonly MetricPoint[] | undefined,
): Columns {
  const [run, metric, step, timestamp, value] = Array.from({ length: 5 }, () => new ColumnBuilder()) as [
    ColumnBuilder,
    ColumnBuilder,
    ColumnBuilder,
    ColumnBuilder,
    ColumnBuilder,
  ]
  for (const [position, row] of rows.entries()) {
    for (const name of metrics) {
      for (const point of pointsOf(row, name) ?? []) {
        if (point.step < from || point.step > to) continue
        run.int(position)
        metric.text(name)
        step.int(point.step)
        timestamp.timestamp(point.timestamp)
        value.float(point.value)
      }
    }
  }
  const columns = { run, metric, step, timestamp, value }
  return {
    length: run.length,
    columns: Object.entries(columns).map(([name, builder]) => ({ ...builder.finish(), name })),
  }
}
