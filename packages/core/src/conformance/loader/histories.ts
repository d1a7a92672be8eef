import type { Columns } from '../../columns/column.ts'
import { columnNamed } from '../../columns/column-named.ts'
import { valuesOf } from '../../columns/value.ts'
import type { HistoryOptions, MetricPoint, Reducer } from '../../contract/run-source.ts'
import { assertSame } from '../same-value.ts'
import { assert } from '../suite.ts'
import { assertValues, holds, type LoadedRuns, type LoaderCase } from './loaded-runs.ts'
import { ofRuns } from './of-runs.ts'
import { points, type SampleRun, sampleRuns } from './sample-run.ts'

const at = (step: number, timestamp: number, value: number): MetricPoint => ({ step, timestamp, value })
const logged = (...history: readonly MetricPoint[]) => ({ metrics: { m: history } })
type Logged = ReturnType<typeof logged>

/** Points that were not logged in the order of their steps, as when a run is resumed. */
const resumed = logged(at(2, 3000, 0.5), at(0, 1000, 0.9), at(3, 4000, 0.4), at(1, 2000, 0.1), at(3, 5000, 0.6))
const diverged = logged(at(0, 1000, 0.5), at(1, 2000, Number.NaN), at(2, 3000, 0.25))
const runs = sampleRuns(resumed, diverged)

/** What the last value of a metric is, and what becomes of a history that is reduced to a number. */
const reductions: readonly (readonly [what: string, reduce: Reducer | undefined, run: Logged, value: number])[] = [
  ['the value of the greatest step as the last one', undefined, logged(at(5, 1, 0.5), at(4, 2, 0.9)), 0.5],
  [
    'the value of the latest time, of equal steps, as the last one',
    undefined,
    logged(at(1, 9, 0.5), at(1, 8, 0.9)),
    0.5,
  ],
  [
    'the greatest value, of equal steps and times, as the last one',
    undefined,
    logged(at(1, 1, 0.9), at(1, 1, 0.5)),
    0.9,
  ],
  ['min(metrics.m)', 'min', resumed, 0.1],
  ['max(metrics.m)', 'max', resumed, 0.9],
  ['first(metrics.m), the value of the least step', 'first', resumed, 0.9],
  ['mean(metrics.m)', 'mean', diverged, 0.375],
  ['count(metrics.m), NaN included', 'count', diverged, 3],
  ['argmin(metrics.m), a step', 'argmin', diverged, 2],
  ['argmax(metrics.m), a step', 'argmax', resumed, 0],
  ['min(metrics.m) without NaN', 'min', diverged, 0.25],
]

/** A case of histories, in which a loader's store may lack them; then it must not pretend. */
const ofHistories = (
  name: string,
  sample: readonly SampleRun[],
  run: (loaded: LoadedRuns) => Promise<void>,
): LoaderCase =>
  ofRuns(name, sample, async (loaded) => {
    if (!loaded.source.histories) return
    assert(holds(loaded.loader, 'metrics'), 'its stores have histories, and its holds does not name metrics')
    await run(loaded)
  })

/** A case of the points `[run, metric, step, value]` of some metrics, in their order. */
const ofPoints = (
  name: string,
  sample: readonly SampleRun[],
  metrics: readonly string[],
  expected: readonly (readonly unknown[])[],
  options?: HistoryOptions,
): LoaderCase =>
  ofHistories(name, sample, async (loaded) =>
    assertSame('the points', pointsOf(await historyOf(loaded, metrics, options)), expected),
  )

const two = sampleRuns({ metrics: { a: points([0, 1]), b: points([0, 2]) } }, { metrics: { b: points([0, 3]) } })

export const histories: readonly LoaderCase[] = [
  ...reductions.map(([what, reduce, run, value]) =>
    ofHistories(`gives ${what}`, sampleRuns(run), async (loaded) => {
      await assertValues(loaded, { facet: 'metrics', path: ['m'], ...(reduce && { reduce }) }, [value])
    }),
  ),
  ofPoints(
    'gives each point of a history, in the order of logging',
    runs,
    ['m'],
    [
      ...resumed.metrics.m.map(({ step, value }) => [0, 'm', step, value]),
      ...diverged.metrics.m.map(({ step, value }) => [1, 'm', step, value]),
    ],
  ),
  ofPoints(
    'cuts histories to steps, first and last included',
    runs,
    ['m'],
    [
      [0, 'm', 2, 0.5],
      [0, 'm', 1, 0.1],
      [1, 'm', 1, Number.NaN],
      [1, 'm', 2, 0.25],
    ],
    { steps: [1, 2] },
  ),
  ofHistories('gives the histories of several metrics', two, async (loaded) => {
    const found = pointsOf(await historyOf(loaded, ['a', 'b']))
    const inOrder = found.toSorted((a, b) => Number(a[3]) - Number(b[3]))
    assertSame('the points', inOrder, [
      [0, 'a', 0, 1],
      [0, 'b', 0, 2],
      [1, 'b', 0, 3],
    ])
  }),
  ofHistories('counts runs of a history by their position among the rows asked for', two, async (loaded) => {
    const found = await historyOf({ ...loaded, rows: loaded.rows.toReversed() }, ['b'])
    assertSame('the points', pointsOf(found), [
      [0, 'b', 0, 3],
      [1, 'b', 0, 2],
    ])
  }),
  ofHistories('gives times of points in milliseconds, as times', runs, async (loaded) => {
    const timestamps = columnNamed(await historyOf({ ...loaded, rows: loaded.rows.slice(1) }, ['m']), 'timestamp')
    assertSame('the timestamps', valuesOf(timestamps), [new Date(1000), new Date(2000), new Date(3000)])
  }),
  ofPoints('gives no points of a metric that is not there', runs, ['no'], []),
]

/** The types that the columns of histories may have. */
const columnTypes = {
  metric: ['dict', 'utf8'],
  run: ['i32'],
  step: ['i32', 'i64'],
  timestamp: ['timestamp'],
  value: ['f64'],
}

/** The columns of histories; fails unless they are those that core takes. */
async function historyOf(
  { store, rows }: LoadedRuns,
  metrics: readonly string[],
  options: HistoryOptions = {},
): Promise<Columns> {
  const found = await store.histories(metrics, rows, options)
  const names = found.columns.map(({ name }) => name).sort()
  assertSame('the columns of a history', names, Object.keys(columnTypes))
  for (const [name, types] of Object.entries(columnTypes)) {
    const { type } = columnNamed(found, name)
    const isRight = found.length === 0 || types.includes(type)
    assert(isRight, `the column ${name} of a history is ${type}, and must be ${types.join(' or ')}`)
  }
  return found
}

/** `[run, metric, step, value]` of each point. */
function pointsOf(history: Columns): unknown[][] {
  const columns = ['run', 'metric', 'step', 'value'].map((name) => valuesOf(columnNamed(history, name)))
  return Array.from({ length: history.length }, (_, i) => columns.map((values) => values[i]))
}
