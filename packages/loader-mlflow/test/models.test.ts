import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createSheaf } from '@runsheaf/core'
import { expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { codesOf, idsOf, load } from './support/load.ts'
import { temporaryFolder, unpack } from './support/stores.ts'

const [runId, modelId] = ['feb404ec9c114833a02fb283fa88c042', 'm-1b1bc24fb5a64a71af729a0baa74709a']
const experiment = '310888057380959187'

function copyOfStore(): { root: string; model: string } {
  const root = join(temporaryFolder(), 'mlruns')
  cpSync(unpack('sweep-ml3'), root, { recursive: true })
  return { root, model: join(root, experiment, 'models', modelId) }
}

test('the models that a run was given and has logged', async () => {
  const runs = await createSheaf({ loaders: [mlflow()] }).load(unpack('sweep-ml3'))
  const run = runs.get({ run_id: runId })
  const model = {
    modelId,
    name: 'net',
    status: 'READY',
    type: 'torch',
    sourceRunId: runId,
    creationTime: new Date(1762830803266),
    path: undefined,
    params: { layers: expect.any(String) },
    tags: { kind: expect.any(String) },
    metrics: [
      { name: 'val/acc', runId, step: 3, timestamp: 1762830803677, value: 0.625, dataset: undefined },
      {
        name: 'val/acc',
        runId,
        step: 7,
        timestamp: 1762830803872,
        value: 0.75,
        dataset: { name: 'ptb_val', digest: '300830b9' },
      },
    ],
  }
  expect(run.models).toEqual([
    { ...model, role: 'input' },
    { ...model, role: 'output', step: 12 },
  ])
  expect(runs.at(0)!.models).toEqual([])
})

test('a dataset whose name has spaces; a line that is none; the files of a model', async () => {
  const { root, model } = copyOfStore()
  appendFileSync(
    join(model, 'metrics', 'val', 'acc'),
    `1762830803999 0.8 9 ${runId} ptb val 2 abc\n1 2 3\nx 1 2 ${runId}\n`,
  )
  mkdirSync(join(model, 'artifacts'))
  const store = await load(root)
  const [found] = store.at(idsOf(store).indexOf(runId)).models
  expect(found!.metrics.at(-1)).toMatchObject({ step: 9, value: 0.8, dataset: { name: 'ptb val 2', digest: 'abc' } })
  expect(found!.path).toBe(join(model, 'artifacts'))
  expect(codesOf(store)).toEqual(['METRIC_LINE_INVALID'])
  expect(store.diagnostics[0]!.message).toMatch(/line 4 has 3 fields/)
})

test('a model whose files are gone is known by its id; strays and halves among the outputs cost nothing else', async () => {
  const { root, model } = copyOfStore()
  rmSync(model, { recursive: true })
  const outputs = join(dirname(dirname(model)), runId, 'outputs')
  writeFileSync(join(outputs, '.DS_Store'), '')
  mkdirSync(join(outputs, 'm-half'))
  const store = await load(root)
  const row = idsOf(store).indexOf(runId)
  expect(store.at(row).models.map(({ modelId, role, status }) => [modelId, role, status])).toEqual([
    [modelId, 'input', 'UNSPECIFIED'],
    [modelId, 'output', 'UNSPECIFIED'],
  ])
  expect(codesOf(store).toSorted()).toEqual(['FILE_STRAY', 'INPUT_UNREADABLE', 'MODEL_UNREADABLE'])
})
