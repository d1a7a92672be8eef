import type { Columns } from '../../columns/column.ts'
import { layoutFault } from '../../columns/column-layout.ts'
import { columnNamed } from '../../columns/column-named.ts'
import { valuesOf } from '../../columns/value.ts'
import type { HistoryOptions, MetricPoint, Reducer } from '../../contract/run-source.ts'
import { assert } from '../suite.ts'
import { assertSame, assertValues, holds, type LoadedRuns, type LoaderCase, loadRuns } from './loaded-runs.ts'
import { points, type SampleRun, sampleRuns } from './sample-run.ts'

const at = (step: number, timestamp: number, value: number): MetricPoint => ({ step, timestamp, value })
const logged = (...history: readonly MetricPoint[]) => ({ metrics: { m: history } })

/** Points that were not logged in the order of their steps, as when a run is resumed. */
const resumed = logged(at(2, 3000, 0.5), at(0, 1000, 0.9), at(3, 4000, 0.4), at(1, 2000, 0.1), at(3, 5000, 0.6))
const diverged = logged(at(0, 1000, 0.5), at(1, 2000, Number.NaN), at(2, 3000, 0.25))
const runs = sampleRuns(resumed, diverged)

/** What the last value of a metric is, and what becomes of a history that is reduced to a number. */
const reductions: readonly (readonly [what: string, reduce: Reducer | undefined, run: SampleRun, value: number])[] = [
  [
    'the value of the greatest step as the last one',
    undefined,
    sampleRuns(logged(at(5, 1, 0.5), at(4, 2, 0.9)))[0]!,
    0.5,
  ],
  [
    'the value of the latest time, of equal steps, as the last one',
    undefined,
    sampleRuns(logged(at(1, 9, 0.5), at(1, 8, 0.9)))[0]!,
    0.5,
  ],
  [
    'the greatest value, of equal steps and times, as the last one',
    undefined,
    sampleRuns(logged(at(1, 1, 0.9), at(1, 1, 0.5)))[0]!,
    0.9,
  ],
  ['min(metrics.m)', 'min', runs[0]!, 0.1],
  ['max(metrics.m)', 'max', runs[0]!, 0.9],
  ['first(metrics.m), the value of the least step', 'first', runs[0]!, 0.9],
  ['mean(metrics.m)', 'mean', runs[1]!, 0.375],
  ['count(metrics.m), NaN included', 'count', runs[1]!, 3],
  ['argmin(metrics.m), a step', 'argmin', runs[1]!, 2],
  ['argmax(metrics.m), a step', 'argmax', runs[0]!, 0],
  ['min(metrics.m) without NaN', 'min', runs[1]!, 0.25],
]

/** A case of histories, in which a loader's store may lack them; then it must not pretend. */
const ofHistories = (
  name: string,
  sample: readonly SampleRun[],
  run: (loaded: LoadedRuns) => Promise<void>,
): LoaderCase => ({
  name,
  async run(subject) {
    const loaded = await loadRuns(subject, sample)
    if (!loaded.source.histories) return
    assert(holds(subject.loader, 'metrics'), 'its stores have histories, and its holds does not name metrics')
    await run(loaded)
  },
})

const ofRuns =
  (steps: HistoryOptions['steps'], metrics: readonly string[], expected: readonly (readonly unknown[])[]) =>
  async (loaded: LoadedRuns) =>
    assertSame('the points', pointsOf(await historyOf(loaded, metrics, steps && { steps })), expected)

const two = sampleRuns({ metrics: { a: points([0, 1]), b: points([0, 2]) } }, { metrics: { b: points([0, 3]) } })

export const histories: readonly LoaderCase[] = [
  ...reductions.map(([what, reduce, run, value]) =>
    ofHistories(`gives ${what}`, [run], async (loaded) => {
      await assertValues(loaded, { facet: 'metrics', path: ['m'], ...(reduce && { reduce }) }, [value])
    }),
  ),
  ofHistories(
    'gives each point of a history, in the order of logging',
    runs,
    ofRuns(
      undefined,
      ['m'],
      [
        ...resumed.metrics.m.map(({ step, value }) => [0, 'm', step, value]),
        ...diverged.metrics.m.map(({ step, value }) => [1, 'm', step, value]),
      ],
    ),
  ),
  ofHistories(
    'cuts histories to steps, first and last included',
    runs,
    ofRuns(
      [1, 2],
      ['m'],
      [
        [0, 'm', 2, 0.5],
        [0, 'm', 1, 0.1],
        [1, 'm', 1, Number.NaN],
        [1, 'm', 2, 0.25],
      ],
    ),
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
  ofHistories('gives no points of a metric that is not there', runs, ofRuns(undefined, ['no'], [])),
]

/** The columns of histories; fails unless they are those that core takes. */
async function historyOf(
  { store, rows }: LoadedRuns,
  metrics: readonly string[],
  options: HistoryOptions = {},
): Promise<Columns> {
  const found = await store.histories(metrics, rows, options)
  const fault = layoutFault(found)
  assert(fault === undefined, `histories gives columns that are not well formed: ${fault}`)
  assertSame('the columns of a history', found.columns.map(({ name }) => name).sort(), [
    'metric',
    'run',
    'step',
    'timestamp',
    'value',
  ])
  const allowed = {
    run: ['i32'],
    metric: ['dict', 'utf8'],
    step: ['i32', 'i64'],
    timestamp: ['timestamp'],
    value: ['f64'],
  }
  for (const [name, types] of Object.entries(allowed)) {
    const { type } = columnNamed(found, name)
    assert(
      found.length === 0 || types.includes(type),
      `the column ${name} of a history is ${type}, and must be ${types.join(' or ')}`,
    )
  }
  return found
}

/** `[run, metric, step, value]` of each point. */
function pointsOf(history: Columns): unknown[][] {
  const [runs, metrics, steps, values] = ['run', 'metric', 'step', 'value'].map((name) =>
    valuesOf(columnNamed(history, name)),
  )
  return runs!.map((run, i) => [run, metrics![i], steps![i], values![i]])
}
