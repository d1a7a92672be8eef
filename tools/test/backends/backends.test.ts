import { type Columns, columnTable, count, type FrameBackend, mean, std } from '@runsheaf/core'
import { arquero } from '@runsheaf/frame-arquero'
import { polars } from '@runsheaf/frame-polars'
import { expect, test } from 'vitest'
import { sweeps } from './store.ts'

const runs = await sweeps()

/** A frame's columns as plain values, so that backends can be compared. */
function values(columns: Columns): Record<string, unknown[]> {
  const table = columnTable.fromColumns(columns)
  return Object.fromEntries(
    columns.columns.map(({ name }) => [name, table.toRecords().map((row: Record<string, unknown>) => row[name])]),
  )
}

test('polars and arquero make frames of the same collection, with the same values', () => {
  const keys = ['info.run_id', 'model.hidden_size', 'optimizer.lr', 'seed', 'metrics.val/acc', 'start_time'] as const
  const plFrame = runs.with(polars).toFrame(...keys)
  const aqFrame = runs.with(arquero).toFrame(...keys)
  expect(plFrame.height).toBe(18)
  expect(aqFrame.numRows()).toBe(18)
  expect(plFrame.columns).toEqual(aqFrame.columnNames())
  const expected = values(runs.toColumns(...keys))
  expect(values(polars.toColumns(plFrame))).toEqual(expected)
  expect(values(arquero.toColumns(aqFrame))).toEqual(expected)
})

test('groups and aggregates are the same in both, and in core', () => {
  const grouped = (frame: FrameBackend<any>) =>
    frame.toColumns(
      runs
        .with(frame)
        .filter("status = 'FINISHED'")
        .groupBy('model.hidden_size', 'optimizer.lr')
        .agg({ n: count(), acc: mean('metrics.val/acc'), spread: std('metrics.val/acc') }),
    )
  const core = runs
    .filter("status = 'FINISHED'")
    .groupBy('model.hidden_size', 'optimizer.lr')
    .toColumns({ n: count(), acc: mean('metrics.val/acc'), spread: std('metrics.val/acc') })
  expect(values(grouped(polars))).toEqual(values(core))
  expect(values(grouped(arquero))).toEqual(values(core))
  expect(values(core).n).toEqual([2, 2, 2, 2, 4, 4])
})

test('the whole config becomes a frame in both', () => {
  const plFrame = runs.with(polars).toFrame()
  const aqFrame = runs.with(arquero).toFrame()
  expect(plFrame.columns.slice(0, 4)).toEqual(['run_id', 'run_dir', 'job_name', 'model.type'])
  expect(aqFrame.columnNames()).toEqual(plFrame.columns)
  expect(values(polars.toColumns(plFrame))).toEqual(values(runs.toColumns()))
})
