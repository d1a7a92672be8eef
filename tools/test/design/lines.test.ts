// Every line by which the library's design shows what its users write, on a small store that has the keys it speaks of.
import {
  allExcept,
  between,
  by,
  ci95,
  count,
  createSheaf,
  desc,
  key,
  mean,
  order,
  RunCollection,
  typed,
} from '@runsheaf/core'
import { arquero } from '@runsheaf/frame-arquero'
import { polars } from '@runsheaf/frame-polars'
import { mlflow } from '@runsheaf/loader-mlflow'
import type pl from 'nodejs-polars'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { type Config, designStore } from './store.ts'

const { root, runDirs } = designStore()
const sheaf = createSheaf({ loaders: [mlflow()], frame: polars })
const runs = (await sheaf.load<Config>(root)).sort('width')
const places = (found: { map<T>(make: (run: { cfg: Config }) => T): T[] }) => found.map((run) => run.cfg.width - 100)

class ModelAnalyzer {
  readonly folder: string | undefined
  readonly lr: number
  constructor(artifacts: { path(): string | undefined }, cfg: Config) {
    this.folder = artifacts.path()
    this.lr = cfg.learning_rate
  }
  evaluate(): number {
    return this.lr * 2
  }
}

describe('loading', () => {
  test('every form', async () => {
    expect(runs.length).toBe(12)
    expect((await sheaf.load(root, { experiments: 'sweep_*' })).length).toBe(12)
    expect((await sheaf.load(root, { experiments: ['sweep_00'] })).length).toBe(6)
    expect((await sheaf.load(root, { experiments: (name) => name.endsWith('1') })).length).toBe(6)
    expect((await sheaf.load(runDirs.slice(0, 2))).length).toBe(2)
    expect((await sheaf.load(sheaf.runDirs(root, 'sweep_00'))).length).toBe(6)
    expect((await sheaf.load([root, runDirs[0]!])).length).toBe(12)
    const typedRuns = await sheaf.load(root, { config: typed<Config>(), impl: ModelAnalyzer })
    expect(typedRuns.first().impl.evaluate()).toBe(0.002)
    const made = await sheaf.load(root, {
      config: typed<Config>(),
      impl: (artifacts, cfg, run) => ({ lr: cfg.learning_rate, path: artifacts.path(), id: run.info.runId }),
    })
    expect(made.toList('impl.lr')[0]).toBe(0.001)
    const zodSchema = z.object({ learning_rate: z.number(), dropout: z.number().default(0.5) })
    expect((await sheaf.load(root, { config: zodSchema })).first().cfg).toEqual({ learning_rate: 0.001, dropout: 0.5 })
    const { signal } = new AbortController()
    const onProgress = () => {}
    const options = { lifecycle: 'all', read: ['metrics'], signal, onProgress, strict: true } as const
    expect((await sheaf.load(root, { where: 'status = "FINISHED"', ...options })).length).toBe(11)
    const run = await sheaf.loadRun(runDirs[3]!)
    expect(run.info.runDir).toBe(runDirs[3])
    expect(await sheaf.experiments(root)).toMatchObject([{ name: 'sweep_00' }, { name: 'sweep_01' }])
    const folders: string[] = []
    for await (const folder of sheaf.runDirs(root, 'sweep_*')) folders.push(folder)
    expect(folders.toSorted()).toEqual(runDirs.toSorted())
  })

  test('runs at hand', () => {
    const [run1, run2] = [runs.at(0)!, runs.at(5)!]
    expect(sheaf.collect([run1, run2]).length).toBe(2)
    expect(RunCollection.from(runs).length).toBe(12)
  })
})

describe('runs', () => {
  test('as a list', () => {
    expect(runs.length).toBe(12)
    expect([runs.at(0)!.cfg.width, runs.at(-1)!.cfg.width]).toEqual([100, 111])
    expect(places(runs.slice(1, 4))).toEqual([1, 2, 3])
    expect(places(runs.slice(0, 10, 2))).toEqual([0, 2, 4, 6, 8])
    expect(places(runs.pick([0, 2]))).toEqual([0, 2])
    for (const run of runs) expect(run.cfg.height).toBe(105)
  })

  test('by criteria', () => {
    expect(places(runs.filter({ 'model.type': 'transformer', batch_size: 32 }))).toEqual([0, 3, 6, 9])
    expect(places(runs.filter({ model__hidden_size: 512 }))).toEqual([1, 3, 5, 7, 9, 11])
    expect(places(runs.filter(['model.hidden_size', 512]))).toEqual([1, 3, 5, 7, 9, 11])
    expect(runs.filter({ learning_rate: between(1e-4, 1e-2) }).length).toBe(12)
    expect(runs.filter({ 'model.type': ['transformer', 'lstm'] }).length).toBe(8)
    expect(runs.filter({ learning_rate: (v) => v < 0.1 }).length).toBe(12)
    expect(places(runs.filter((run) => run.get('width') + run.get('height') > 212))).toEqual([8, 9, 10, 11])
    const mask = runs.map((run) => run.cfg.seed === 0)
    expect(places(runs.filter(mask))).toEqual([0, 4, 8])
    expect(places(runs.filter(Uint8Array.from(mask, Number)))).toEqual([0, 4, 8])
    expect(runs.filter("model.type in ('lstm','gru') or not metrics.val_acc < 0.9").length).toBe(8)
    expect(places(runs.filter(key('width').gt(key('height'))))).toEqual([6, 7, 8, 9, 10, 11])
    expect(places(runs.exclude({ 'model.type': ['lstm', 'gru'] }, { seed: 0 }))).toEqual([3, 6, 9])
  })

  test('sorted', () => {
    expect(places(runs.sort('learning_rate', { reverse: true })).slice(0, 2)).toEqual([1, 3])
    expect(places(runs.sort('model.type', desc('metrics.val_acc'))).slice(0, 2)).toEqual([11, 8])
    expect(places(runs.sort(order('metrics.val_acc DESC, params.lr')))[0]).toBe(11)
  })

  test('one of them', () => {
    const criteria = { 'model.type': 'gru', seed: 2 } as const
    expect(runs.get(criteria).cfg.width).toBe(102)
    expect(runs.tryGet({ seed: 9 })).toBeUndefined()
    expect(() => runs.get({ seed: 9 })).toThrow(expect.objectContaining({ code: 'RUN_NOT_FOUND' }))
    expect(() => runs.tryGet({ seed: 0 })).toThrow(expect.objectContaining({ code: 'RUN_NOT_UNIQUE' }))
    expect([runs.first({ seed: 0 }).cfg.width, runs.last({ seed: 0 }).cfg.width]).toEqual([100, 108])
  })

  test('values of a key', () => {
    expect(runs.toList('learning_rate').slice(0, 2)).toEqual([0.001, 0.01])
    expect(runs.toList('momentum', (run) => run.get('seed') / 10).slice(0, 2)).toEqual([0, 0.1])
    expect(runs.toTypedArray('batch_size')).toBeInstanceOf(Float64Array)
    expect((runs.toSeries('lr') as pl.Series).name).toBe('lr')
    expect(runs.toColumns('lr').columns[0]!.type).toBe('f64')
    expect(runs.unique('model.type')).toEqual(['gru', 'lstm', 'transformer'])
    expect(runs.nUnique('model.type')).toBe(3)
    expect(runs.map((run) => run.info.status).at(-1)).toBe('FAILED')
    expect(runs.sample(10, { seed: 1 }).length).toBe(10)
    expect(places(runs.shuffle({ seed: 1 })).toSorted((a, b) => a - b)).toEqual(places(runs))
  })

  test('updated', () => {
    const updated = runs.update('model.aspect_ratio', 1.0)
    expect(updated.toList('model.aspect_ratio')[0]).toBe(1)
    expectTypeOf(updated.first().cfg.model.aspect_ratio).toEqualTypeOf<number>()
    const sized = runs.update(['width', 'height'], () => [640, 480], { force: true })
    expect([sized.first().cfg.width, runs.first().cfg.width]).toEqual([640, 100])
  })
})

describe('frames', () => {
  test('of keys, defaults and functions', () => {
    expect(runs.toFrame().columns.slice(0, 4)).toEqual(['run_id', 'run_dir', 'job_name', 'model.type'])
    const frame = runs.toFrame('model.type', ['dropout', 0.1], { big: (r) => r.cfg.batch_size > 64 }, () => ({
      a: 1,
      b: 2,
    }))
    expect(frame.columns).toEqual(['model.type', 'dropout', 'big', 'a', 'b'])
    expect(runs.with(arquero).toFrame('model.type').numRows()).toBe(12)
    expect(runs.with({ frame: arquero, missing: 'null' }).toList('learning_rate').length).toBe(12)
  })

  test('of one run each, one below the other', () => {
    const frameOfOneRun = polars.fromColumns(runs.slice(0, 2).toColumns('seed'))
    const all = runs.concat((_run) => frameOfOneRun, 'run_id', ['status', (_r: unknown) => 'done'])
    expect([all.height, all.columns]).toEqual([24, ['seed', 'run_id', 'status']])
  })

  test('of groups', () => {
    const byModel = runs.groupBy('model.type', 'learning_rate')
    expect(places(byModel.get('transformer', 0.001)!)).toEqual([0, 6])
    for (const [[type, lr], group] of byModel) {
      expectTypeOf(lr).toEqualTypeOf<number | undefined>()
      expect(group.unique('model.type')).toEqual([type])
    }
    const frame = byModel.agg({ n: count(), acc: mean('metrics.val_acc'), custom: () => 1 })
    expect(frame.columns).toEqual(['model.type', 'learning_rate', 'n', 'acc', 'custom'])
    const meanAccuracy = (group: typeof runs) =>
      group.toList('metrics.val_acc').reduce((sum, acc) => sum + acc, 0) / group.length
    expect(runs.groupBy('model.type', { accuracy: meanAccuracy }).height).toBe(3)
    expect(runs.groupBy(by('big', (run) => run.cfg.batch_size > 64)).size).toBe(2)
    const seeds = runs
      .groupBy(allExcept('seed', 'width'))
      .agg({ n: count(), acc: mean('metrics.val_acc'), ci: ci95('metrics.val_acc') })
    expect(seeds.height).toBe(6)
  })

  test('of histories', async () => {
    const frame = await runs.history('val_loss', { keys: ['model.type', 'seed'], steps: [0, 99] })
    expect([frame.height, frame.columns]).toEqual([24, ['run_id', 'step', 'timestamp', 'value', 'model.type', 'seed']])
  })
})

test('one run', async () => {
  const run = (await sheaf.load(root, { config: typed<Config>(), impl: ModelAnalyzer })).first()
  expect(run.info.runId).toHaveLength(32)
  expect([run.cfg.model.type, run.impl.evaluate()]).toEqual(['transformer', 0.002])
  expect([run.params, run.metrics, run.tags.stage]).toEqual([
    { lr: '0.001' },
    { val_acc: 0.8, val_loss: 1 },
    expect.any(String),
  ])
  expect(run.hydra?.job).toBeDefined()
  expect(run.get('model.type')).toBe('transformer')
  expect(run.get('missing', 42)).toBe(42)
  expect(run.get('momentum', (r) => r.get('base_lr') / 10)).toBe(0.05)
  expect(run.update('model.depth', 3).get('model.depth')).toBe(3)
  expect(run.toDict({ flatten: true })).toMatchObject({ 'model.type': 'transformer' })
  expect(run.artifacts.list('**/*.csv')).toEqual(['curve.csv'])
  expect(await run.artifacts.text('log.txt')).toBe('epoch 1\n')
  expect(run.artifacts.path('model.pt')).toBe(`${run.info.runDir}/artifacts/model.pt`)
  expect((await run.history('val_loss')).map(({ value }) => value)).toEqual([2, 1])
})
