import {
  type ArtifactSource,
  allExcept,
  between,
  by,
  type ColumnTable,
  count,
  createSheaf,
  desc,
  type FrameKind,
  mean,
  type Path,
  type Run,
  type RunCollection,
  typed,
} from '@runsheaf/core'
import { defineFrameBackend } from '@runsheaf/core/plugin'
import { expectTypeOf, test } from 'vitest'
import { z } from 'zod'

interface Config {
  model: { type: 'lstm' | 'gru'; hidden_size: number; head?: { width: number } }
  batch_size: number
  layers: number[]
  extra: Record<string, string>
  source: { kind: 'file'; path: string } | { kind: 'web'; url: string }
}

class Analyzer {
  readonly score: number
  constructor(_artifacts: ArtifactSource, cfg: Config) {
    this.score = cfg.batch_size
  }
  evaluate(): string {
    return String(this.score)
  }
}

interface Rows<T> {
  rows: T[]
}
interface RowsKind extends FrameKind {
  readonly type: Rows<this['row']>
}
const rows = defineFrameBackend<RowsKind>({
  name: 'rows',
  fromColumns: () => ({ rows: [] }),
  toColumns: () => ({ length: 0, columns: [] }),
})

const sheaf = createSheaf({ loaders: [] })
declare const runs: RunCollection<Config, Analyzer>
declare const anyRuns: RunCollection
declare const run: Run<Config, Analyzer>

test('paths go through optional properties, unions and records, and stop at lists', () => {
  expectTypeOf<
    'model' | 'model.type' | 'model.head.width' | 'source.path' | 'source.url' | `extra.${string}`
  >().toExtend<Path<Config>>()
  expectTypeOf<Path<{ a: { b: 1 }[]; c: any }>>().toEqualTypeOf<'a' | 'c' | `c.${string}`>()
  expectTypeOf<Path<any>>().toEqualTypeOf<string>()
})

test('a recursive config type ends', () => {
  interface Tree {
    value: number
    left?: Tree
  }
  expectTypeOf<'left.left.value'>().toExtend<Path<Tree>>()
})

test('load takes the type of the config by argument or by schema, and the type of impl by inference', async () => {
  expectTypeOf(await sheaf.load('x')).toEqualTypeOf<RunCollection<any, undefined>>()
  expectTypeOf(await sheaf.load<Config>('x')).toEqualTypeOf<RunCollection<Config, undefined>>()
  expectTypeOf(
    (await sheaf.load('x', { config: typed<Config>(), impl: Analyzer })).at(0)!.impl,
  ).toEqualTypeOf<Analyzer>()
  const made = await sheaf.load('x', { config: typed<Config>(), impl: (_artifacts, cfg) => ({ lr: cfg.batch_size }) })
  expectTypeOf(made.at(0)!.impl.lr).toEqualTypeOf<number>()
  expectTypeOf((await sheaf.load<Config, Analyzer>('x', { impl: Analyzer })).at(0)!.impl).toEqualTypeOf<Analyzer>()
  const schema = z.object({ lr: z.coerce.number(), depth: z.number().default(2) })
  expectTypeOf((await sheaf.load('x', { config: schema })).at(0)!.cfg).toEqualTypeOf<{ lr: number; depth: number }>()
})

test('get gives the type of the key', () => {
  expectTypeOf(run.get('model.hidden_size')).toEqualTypeOf<number>()
  expectTypeOf(run.get('model.type')).toEqualTypeOf<'lstm' | 'gru'>()
  expectTypeOf(run.get('model.head.width')).toEqualTypeOf<number | undefined>()
  expectTypeOf(run.get('metrics.loss')).toEqualTypeOf<number>()
  expectTypeOf(run.get('max(metrics.loss)')).toEqualTypeOf<number>()
  expectTypeOf(run.get('tags.note')).toEqualTypeOf<string>()
  expectTypeOf(run.get('start_time')).toEqualTypeOf<Date>()
  expectTypeOf(run.get('impl.score')).toEqualTypeOf<number>()
  expectTypeOf(run.get('no.such.key', 'x')).toEqualTypeOf<string>()
  expectTypeOf(run.get('batch_size', () => 'x')).toEqualTypeOf<number | string>()
  // @ts-expect-error a typo is no key
  run.get('model.hiden_size')
  // @ts-expect-error a function is no value
  run.get('impl.evaluate')
  expectTypeOf(anyRuns.at(0)!.get('anything')).toBeAny()
})

test('criteria are typed by the value of their key', () => {
  runs.filter(
    { 'model.type': 'lstm', batch_size: between(1, 2) },
    (r) => r.cfg.batch_size > 1,
    'metrics.loss < 1',
    [true],
    new Uint8Array(1),
  )
  runs.filter({ model__hidden_size: 512, 'model.type': ['lstm', 'gru'], batch_size: (v) => v > 3 })
  runs.filter(['model.hidden_size', [1, 2]])
  anyRuns.filter({ anything: 1, else: [1, 'x'] })
  // @ts-expect-error a typo is no key
  runs.filter({ 'model.typ': 'lstm' })
  // @ts-expect-error text is no number
  runs.filter({ batch_size: '32' })
  // @ts-expect-error no such model
  runs.filter({ 'model.type': 'transformer' })
  // @ts-expect-error text is no number
  runs.filter(['model.hidden_size', 'x'])
})

test('sort, toList and unique take keys', () => {
  runs.sort('model.type', desc('metrics.loss'))
  runs.sort('batch_size', { reverse: true })
  expectTypeOf(runs.toList('batch_size')).toEqualTypeOf<number[]>()
  expectTypeOf(runs.toList('nothing', null)).toEqualTypeOf<null[]>()
  expectTypeOf(runs.toList('batch_size', 'none')).toEqualTypeOf<(number | string)[]>()
  expectTypeOf(runs.unique('model.type')).toEqualTypeOf<('lstm' | 'gru')[]>()
  // @ts-expect-error a typo is no key
  runs.sort('batchsize')
  // @ts-expect-error a typo is no key
  runs.toList('batchsize')
})

test('frames carry names and types, in the kind of the backend', () => {
  type Row = { 'model.type': 'lstm' | 'gru'; dropout: number; big: boolean; a: number }
  const frame = runs.toFrame('model.type', ['dropout', 0.1], { big: (r) => r.cfg.batch_size > 64 }, () => ({ a: 1 }))
  expectTypeOf(frame).toEqualTypeOf<ColumnTable<Row>>()
  expectTypeOf(runs.with(rows).toFrame('batch_size')).toEqualTypeOf<Rows<{ batch_size: number }>>()
  expectTypeOf(runs.toFrame('model.head.width')).toEqualTypeOf<ColumnTable<{ 'model.head.width': number | null }>>()
  // @ts-expect-error a typo is no key
  runs.toFrame('batchsize')
})

test('groups carry the types of their keys and aggregates', () => {
  const groups = runs.groupBy('model.type', 'batch_size')
  expectTypeOf(groups.get).parameter(0).toEqualTypeOf<'lstm' | 'gru' | undefined>()
  expectTypeOf(groups.agg({ n: count(), loss: mean('metrics.loss'), first: (g) => g.length })).toEqualTypeOf<
    ColumnTable<{ 'model.type': 'lstm' | 'gru'; batch_size: number; n: number; loss: number | null; first: number }>
  >()
  expectTypeOf(runs.with(rows).groupBy('batch_size', { loss: mean('metrics.loss') })).toEqualTypeOf<
    Rows<{ batch_size: number; loss: number | null }>
  >()
  runs.groupBy(
    by('big', (r) => r.cfg.batch_size > 64),
    allExcept('seed'),
  )
  for (const [type, group] of runs.groupBy('model.type')) {
    expectTypeOf(type).toEqualTypeOf<'lstm' | 'gru' | undefined>()
    expectTypeOf(group.at(0)!.cfg).toEqualTypeOf<Config>()
  }
  // @ts-expect-error a typo is no key
  runs.groupBy('model.typ')
  // @ts-expect-error a typo is no key
  runs.groupBy('model.type').agg({ loss: mean('metric.loss') })
})
