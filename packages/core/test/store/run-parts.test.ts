import type { HydraInfo, LoggedModel } from '@runsheaf/core/plugin'
import { sourceFromRecords } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { asyncStore } from '../conformance/loaders/async-store.ts'
import { countingStore } from '../support/counting-store.ts'
import { runsOf, sheafOf } from '../support/memory.ts'

const hydra: HydraInfo = { job: { name: 'train', num: 3 }, overrides: ['lr=0.1'] }
const datasets = [{ name: 'digits', digest: 'abc123', context: 'train' }]
const models: LoggedModel[] = [{ modelId: 'm', role: 'output', status: 'READY', params: {}, tags: {}, metrics: [] }]
const whole = { info: { runId: 'whole' }, cfg: { lr: 0.1 }, hydra, datasets, models }
const bare = { info: { runId: 'bare' } }

test('a run tells its datasets, its models and what Hydra wrote, each read by itself and once', async () => {
  const { store, asked } = countingStore([whole, bare])
  const [one, other] = [...(await sheafOf(store).load('x'))]
  expect([one!.hydra, other!.hydra]).toEqual([hydra, undefined])
  expect([one!.models, other!.models]).toEqual([models, []])
  expect([one!.datasets, other!.datasets]).toEqual([datasets, []])
  expect(one!.get('datasets.name')).toEqual(['digits'])
  expect(one!.datasets).toEqual(datasets)
  expect(asked).toEqual(['hydra@0', 'hydra@1', 'models@0', 'models@1', 'datasets@0', 'datasets@1'])
})

test('joined and updated collections tell them as well', async () => {
  const runs = await runsOf(whole)
  const joined = runs.append(await runsOf(bare)).update('depth', 2)
  for (const run of [joined.at(0)!, runs.update('depth', 2).at(0)!]) {
    expect(run.cfg).toEqual({ lr: 0.1, depth: 2 })
    expect([run.hydra, run.datasets, run.models]).toEqual([hydra, datasets, models])
  }
  expect(joined.at(1)!.datasets).toEqual([])
})

test('a source that answers later is asked for them by their names', async () => {
  const runs = await sheafOf(asyncStore(sourceFromRecords([whole, bare]))).load('x')
  const run = runs.at(0)!
  for (const part of ['hydra', 'datasets', 'models'] as const) {
    expect(() => run[part]).toThrow(
      expect.objectContaining({ code: 'NOT_READ', message: expect.stringContaining(`await runs.read('${part}')`) }),
    )
    await runs.read(part)
    expect(run[part]).toEqual(whole[part])
  }
})
