import type { SampleRun } from '../../../../src/conformance.ts'
import {
  columnOf,
  type FacetKey,
  type Loader,
  type MetricPoint,
  type Reducer,
  valuesOf,
} from '../../../../src/plugin.ts'
import { type Broken, columns, store } from './loader.ts'

const pointsOf = (run: SampleRun | undefined) => run?.metrics?.m ?? []
const numbersOf = (run: SampleRun) => pointsOf(run).flatMap(({ value }) => (Number.isNaN(value) ? [] : [value]))

/** A loader that makes other numbers of histories of the metric `m`. */
const reduced = (reduce: Reducer | undefined, change: (run: SampleRun) => number | undefined): Loader =>
  columns(
    (key: FacetKey) => key.path[0] === 'm' && key.reduce === reduce,
    (column, _, rows, runs) => {
      const some = Array.from(rows, (row) => pointsOf(runs[row]).length > 1)
      const made = Array.from(rows, (row) => change(runs[row]!))
      return some.includes(true) ? columnOf(made) : column
    },
  )

const later =
  (...by: readonly ((point: MetricPoint) => number)[]) =>
  (run: SampleRun) =>
    pointsOf(run).reduce((last, point) => {
      const difference = by.map((of) => of(point) - of(last)).find((difference) => difference !== 0)
      return difference === undefined || difference > 0 ? point : last
    }).value

/** What becomes of histories. */
export const brokenHistories: readonly Broken[] = [
  [
    'takes the latest point for the last one',
    'gives the value of the greatest step as the last one',
    reduced(
      undefined,
      later(
        (p) => p.timestamp,
        (p) => p.value,
      ),
    ),
  ],
  [
    'does not look at times',
    'gives the value of the latest time, of equal steps, as the last one',
    reduced(
      undefined,
      later(
        (p) => p.step,
        (p) => p.value,
      ),
    ),
  ],
  [
    'takes the point that was logged last',
    'gives the greatest value, of equal steps and times, as the last one',
    reduced(
      undefined,
      later(
        (p) => p.step,
        (p) => p.timestamp,
      ),
    ),
  ],
  [
    'takes the last value for the least',
    'gives min(metrics.m)',
    reduced(
      'min',
      later(
        (p) => p.step,
        (p) => p.timestamp,
      ),
    ),
  ],
  ['takes the first value for the greatest', 'gives max(metrics.m)', reduced('max', (run) => pointsOf(run)[0]?.value)],
  [
    'takes the point that was logged first',
    'gives first(metrics.m), the value of the least step',
    reduced('first', (run) => pointsOf(run)[0]?.value),
  ],
  [
    'takes NaN into the mean',
    'gives mean(metrics.m)',
    reduced('mean', (run) => pointsOf(run).reduce((sum, { value }) => sum + value, 0) / pointsOf(run).length),
  ],
  [
    'leaves NaN out of the count',
    'gives count(metrics.m), NaN included',
    reduced('count', (run) => numbersOf(run).length),
  ],
  [
    'gives the least value for its step',
    'gives argmin(metrics.m), a step',
    reduced('argmin', (run) => Math.min(...numbersOf(run))),
  ],
  [
    'gives the line of the greatest value for its step',
    'gives argmax(metrics.m), a step',
    reduced('argmax', (run) => pointsOf(run).findIndex(({ value }) => value === Math.max(...numbersOf(run)))),
  ],
  [
    'takes NaN for the least',
    'gives min(metrics.m) without NaN',
    reduced('min', (run) => Math.min(...pointsOf(run).map(({ value }) => value))),
  ],
  [
    'keeps one point for each step',
    'gives each point of a history, in the order of logging',
    historyRows((all) =>
      all.filter(
        (point, i) => !all.slice(0, i).some((other) => [0, 1, 2].every((column) => other[column] === point[column])),
      ),
    ),
  ],
  [
    'leaves the last step out',
    'cuts histories to steps, first and last included',
    store(({ histories }) => ({
      histories: ({ steps, ...request }, sink) =>
        histories!({ ...request, ...(steps && { steps: [steps[0], steps[1] - 1] as const }) }, sink),
    })),
  ],
  [
    'reads one metric',
    'gives the histories of several metrics',
    store(({ histories }) => ({
      histories: (request, sink) => histories!({ ...request, metrics: request.metrics.slice(0, 1) }, sink),
    })),
  ],
  [
    'counts runs of a history by its own rows',
    'counts runs of a history by their position among the rows asked for',
    store(({ histories }) => ({
      async histories(request, sink) {
        const found = await histories!(request, sink)
        const columns = found.columns.map((column) =>
          column.name === 'run' && column.type === 'i32' && request.rows.length > 1
            ? { ...column, values: column.values.map((position) => request.rows[position]!) }
            : column,
        )
        return { ...found, columns }
      },
    })),
  ],
  [
    'gives times of points in seconds',
    'gives times of points in milliseconds, as times',
    historyRows((all) =>
      all.map(([run, metric, step, time, value]) => [run, metric, step, new Date(Number(time) / 1000), value]),
    ),
  ],
  [
    'fails where no run has a metric',
    'gives no points of a metric that is not there',
    store(({ histories }) => ({
      async histories(request, sink) {
        const found = await histories!(request, sink)
        if (found.length === 0) throw new Error('no points')
        return found
      },
    })),
  ],
]

/** A loader whose histories have other rows: `[run, metric, step, timestamp, value]`. */
function historyRows(change: (rows: readonly (readonly unknown[])[]) => readonly (readonly unknown[])[]): Loader {
  return store(({ histories }) => ({
    async histories(request, sink) {
      const found = await histories!(request, sink)
      const columns = found.columns.map(valuesOf)
      const made = change(Array.from({ length: found.length }, (_, i) => columns.map((column) => column[i])))
      return {
        length: made.length,
        columns: found.columns.map(({ name, type }, c) => {
          const column = columnOf(made.map((row) => row[c]))
          const floats = type === 'f64' && {
            type,
            length: made.length,
            nullCount: 0,
            values: Float64Array.from(made, (row) => Number(row[c])),
          }
          return { ...(floats || column), name }
        }),
      }
    },
  }))
}
