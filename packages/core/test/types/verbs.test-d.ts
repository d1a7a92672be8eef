import { type ColumnTable, RunCollection } from '@runsheaf/core'
import { expectTypeOf, test } from 'vitest'

interface Config {
  lr: number
  model: { type: 'lstm' | 'gru'; width?: number }
}

declare const runs: RunCollection<Config, undefined>

test('list verbs know the run', () => {
  expectTypeOf(runs.flatMap((run) => [run.cfg.lr])).toEqualTypeOf<number[]>()
  expectTypeOf(runs.reduce((sum, run) => sum + run.cfg.lr, 0)).toEqualTypeOf<number>()
  expectTypeOf(runs.some((run) => run.cfg.lr > 1)).toEqualTypeOf<boolean>()
  expectTypeOf(runs.partition({ lr: 1 })).toEqualTypeOf<[kept: typeof runs, rest: typeof runs]>()
  // @ts-expect-error a typo is no key
  runs.partition({ lrr: 1 })
  // @ts-expect-error a run id is no run
  runs.includes('r0')
  // @ts-expect-error the seed has a name
  runs.shuffle(1)
})

test('counts and arrays know their types', () => {
  expectTypeOf(runs.countBy('model.type')).toEqualTypeOf<Map<'lstm' | 'gru', number>>()
  expectTypeOf(runs.toTypedArray('lr')).toEqualTypeOf<Float64Array>()
  expectTypeOf(runs.toTypedArray('lr', { as: 'i64' })).toEqualTypeOf<BigInt64Array>()
  // @ts-expect-error there is no such array
  runs.toTypedArray('lr', { as: 'f32' })
})

test('update adds its key to the config type', () => {
  const updated = runs.update('model.depth', 3)
  expectTypeOf(updated.at(0)!.get('model.depth')).toEqualTypeOf<number>()
  expectTypeOf(updated.at(0)!.get('lr')).toEqualTypeOf<number>()
  expectTypeOf(runs.update('tag', (run) => run.info.runId).toList('tag')).toEqualTypeOf<string[]>()
  runs.update(['a', 'b.c'], [1, 2]).toList('b.c')
  // @ts-expect-error a list of values goes with several keys
  runs.update(['a', 'b'], 1)
  // @ts-expect-error what was not added is no key
  updated.toList('model.dept')
})

test('groups give lists for names, frames of keys and counts', () => {
  const frame = runs.groupBy('model.type').agg('lr', { n: (group) => group.length })
  expectTypeOf(frame.at(0)!).toMatchTypeOf<{ 'model.type': 'lstm' | 'gru'; lr: number[]; n: number }>()
  expectTypeOf(runs.groupBy('model.type').toFrame().at(0)!).toMatchTypeOf<{ count: number }>()
  // @ts-expect-error a typo is no key
  runs.groupBy('model.type').agg('lrr', {})
})

test('frames of histories and of runs', async () => {
  expectTypeOf(await runs.history('loss', { keys: ['lr'] })).toEqualTypeOf<ColumnTable<any>>()
  expectTypeOf(await runs.at(0)!.history('loss')).toMatchTypeOf<{ step: number; value: number }[]>()
  // @ts-expect-error steps are a pair
  runs.history('loss', { steps: [1] })
  // @ts-expect-error a typo is no key
  runs.describe('lrr')
})

test('collections of runs at hand keep the config type', () => {
  expectTypeOf(RunCollection.from([runs.at(0)!]).at(0)!.cfg).toEqualTypeOf<Config>()
  expectTypeOf(runs.union(runs).at(0)!.cfg).toEqualTypeOf<Config>()
})
