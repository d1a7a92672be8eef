import { createSheaf } from '@runsheaf/core'
import { expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { unpack } from './support/stores.ts'

const store = unpack('sweep-ml3')
const sheaf = createSheaf({ loaders: [mlflow()] })
const count = async (...locations: string[]) => (await sheaf.load(locations, { lifecycle: 'all' })).length

test('a location may be a glob of run folders, experiments or stores', async () => {
  const all = await sheaf.load(store)
  expect((await sheaf.load(`${store}/*/*`)).length).toBe(all.length)
  expect((await sheaf.load(`${store}/[0-9]*`)).length).toBe(all.length)
  expect((await sheaf.load(`${store.slice(0, -1)}?`)).length).toBe(all.length)
  const { runDir, runId } = all.at(0)!.info
  expect((await sheaf.loadRun(runDir.replace(runId, `${runId.slice(0, 8)}*`))).info.runId).toBe(runId)
})

test('what a glob fits counts once, and only folders of runs', async () => {
  const all = await count(store)
  expect(await count(`${store}/*/*`, store)).toBe(all)
  await expect(sheaf.load(`${store}/*/*/nothing`)).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })
  await expect(sheaf.load(`${store}/no-such-*`)).rejects.toMatchObject({ code: 'STORE_NOT_FOUND' })
})
