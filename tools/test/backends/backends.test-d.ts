import { type ColumnTable, count, mean, type RunCollection } from '@runsheaf/core'
import { type ArqueroTable, arquero } from '@runsheaf/frame-arquero'
import { polars } from '@runsheaf/frame-polars'
import type { DataFrame, DataType } from 'nodejs-polars'
import { expectTypeOf, test } from 'vitest'
import type { Config } from './store.ts'

declare const runs: RunCollection<Config, undefined>

test('the type of a frame follows from the backend, and its columns from the config', () => {
  type Row = { 'model.type': string; 'metrics.val/acc': number; n: number }
  const frames = {
    core: runs.toFrame('model.type', 'metrics.val/acc', { n: () => 1 }),
    polars: runs.with(polars).toFrame('model.type', 'metrics.val/acc', { n: () => 1 }),
    arquero: runs.with(arquero).toFrame('model.type', 'metrics.val/acc', { n: () => 1 }),
  }
  expectTypeOf(frames.core).toEqualTypeOf<ColumnTable<Row>>()
  expectTypeOf(frames.arquero).toEqualTypeOf<ArqueroTable<Row>>()
  expectTypeOf(frames.polars).toEqualTypeOf<
    DataFrame<{ 'model.type': DataType.String; 'metrics.val/acc': DataType.Float64; n: DataType.Float64 }>
  >()
})

test('so does that of a grouping', () => {
  const groups = runs
    .with(arquero)
    .groupBy('seed')
    .agg({ runs: count(), acc: mean('metrics.val/acc') })
  expectTypeOf(groups).toEqualTypeOf<ArqueroTable<{ seed: number; runs: number; acc: number | null }>>()
})
