// The verbs of the design on the example store, whose runs real MLflow and Hydra wrote, with its own keys.
import { allExcept, between, by, ci95, count, createSheaf, desc, key, mean, order, typed } from '@runsheaf/core'
import { arquero } from '@runsheaf/frame-arquero'
import { polars } from '@runsheaf/frame-polars'
import { mlflow } from '@runsheaf/loader-mlflow'
import { expect, test } from 'vitest'
import { exampleStore } from '../../example-store.ts'
import { root } from '../../root.ts'

interface Config {
  model: { type: string; hidden_size: number }
  optimizer: { lr: number }
  data: { batch_size: number }
  trainer: { effective_batch: number }
  seed: number
}

const sheaf = createSheaf({ loaders: [mlflow()], frame: polars })
const store = await exampleStore(root)
const runs = await sheaf.load<Config>(store, { experiments: 'transformer_*', where: "status = 'FINISHED'" })

test('filters agree with one another', () => {
  const ids = (found: typeof runs) => found.toList('run_id')
  const large = runs.filter({ 'model.hidden_size': 1024 })
  expect(large.length).toBeGreaterThan(0)
  expect(ids(runs.filter({ model__hidden_size: 1024 }))).toEqual(ids(large))
  expect(ids(runs.filter(['model.hidden_size', 1024]))).toEqual(ids(large))
  expect(ids(runs.filter({ 'model.hidden_size': between(1024, 1024) }))).toEqual(ids(large))
  expect(ids(runs.filter({ 'model.hidden_size': [1024] }))).toEqual(ids(large))
  expect(ids(runs.filter({ 'model.hidden_size': (size) => size === 1024 }))).toEqual(ids(large))
  expect(ids(runs.filter((run) => run.get('model.hidden_size') === 1024))).toEqual(ids(large))
  expect(ids(runs.filter(runs.map((run) => run.cfg.model.hidden_size === 1024)))).toEqual(ids(large))
  expect(ids(runs.filter('model.hidden_size = 1024'))).toEqual(ids(large))
  expect(ids(runs.filter(key('model.hidden_size').eq(1024)))).toEqual(ids(large))
  expect(ids(runs.difference(large))).toEqual(ids(runs.exclude({ 'model.hidden_size': 1024 })))
  expect(ids(runs.partition({ 'model.hidden_size': 1024 })[0])).toEqual(ids(large))
  expect(large.intersect(runs).union(large).length).toBe(large.length)
})

test('orders, picks and samples', () => {
  const best = runs.sort(desc('metrics.val/acc'))
  expect(best.toList('run_id')).toEqual(runs.sort(order('metrics.val/acc DESC')).toList('run_id'))
  expect(best.first()).toBe(best.at(0))
  expect(best.slice(0, 4, 2).at(1)).toBe(best.at(2))
  expect(best.pick([-1]).first()).toBe(best.last())
  expect(best.toReversed().at(0)).toBe(best.at(-1))
  expect(runs.sample(3, { seed: 1 }).toList('run_id')).toEqual(runs.sample(3, { seed: 1 }).toList('run_id'))
  expect(runs.shuffle({ seed: 2 }).length).toBe(runs.length)
})

test('values, keys and differences', () => {
  expect(runs.unique('model.hidden_size').length).toBe(runs.nUnique('model.hidden_size'))
  expect([...runs.countBy('model.hidden_size').values()].reduce((a, b) => a + b)).toBe(runs.length)
  expect(runs.toTypedArray('data.batch_size', { as: 'i32' }).length).toBe(runs.length)
  expect(runs.varying('cfg').map(({ key }) => key)).toContain('optimizer.lr')
  expect(runs.keys('metrics').map(({ key }) => key)).toContain('metrics.val/acc')
  expect(
    runs
      .pick([0, 1])
      .diff('cfg')
      .differences.map(({ key }) => key),
  ).toContain('seed')
  expect(runs.describe('optimizer.lr').height).toBe(1)
})

test('an update is followed by what is made of it', () => {
  const run = runs.first().update('data.batch_size', 8, { force: true })
  expect(run.get('trainer.effective_batch')).toBe(8)
  expect(runs.first().get('trainer.effective_batch')).not.toBe(8)
})

test('frames and groups, in both backends', async () => {
  const frame = runs.toFrame('model.hidden_size', ['dropout', 0.1], { big: (run) => run.cfg.data.batch_size > 32 })
  expect([frame.height, frame.columns]).toEqual([runs.length, ['model.hidden_size', 'dropout', 'big']])
  expect(runs.with(arquero).toFrame('optimizer.lr').numRows()).toBe(runs.length)
  const groups = runs.groupBy(allExcept('seed'))
  expect(groups.map((group) => group.length).reduce((a, b) => a + b)).toBe(runs.length)
  expect(groups.agg({ n: count(), acc: mean('metrics.val/acc'), ci: ci95('metrics.val/acc') }).height).toBe(groups.size)
  expect(runs.groupBy(by('start_time', 'day'), 'model.hidden_size').toFrame().height).toBeGreaterThan(1)
  const history = await runs.slice(0, 2).history('val/acc', { keys: ['seed'] })
  expect(history.columns).toEqual(['run_id', 'step', 'timestamp', 'value', 'seed'])
  expect(runs.artifactPaths('.hydra/config.yaml').length).toBe(runs.length)
})

test('a type for the configs changes nothing in them: kinds of numbers, and interpolations that follow', async () => {
  const choice = { experiments: 'transformer_*', where: "status = 'FINISHED'" } as const
  const typedRuns = await sheaf.load(store, { ...choice, config: typed<Config>() })
  expect(typedRuns.toColumns()).toEqual(runs.toColumns())
  const doubled = (found: typeof runs) =>
    found.update('data.batch_size', 7, { force: true }).toList('trainer.effective_batch')
  expect(doubled(typedRuns)).toEqual(doubled(runs))
  expect(doubled(runs)).not.toEqual(runs.toList('trainer.effective_batch'))
})
