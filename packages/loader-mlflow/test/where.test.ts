import { cpSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { createSheaf } from '@runsheaf/core'
import { describe, expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { counting } from './support/load.ts'
import { temporaryFolder, unpack } from './support/stores.ts'

const root = unpack('sweep-ml3')
const [first, second] = ['1cdf5cd0fe25499fae8fbbdf20dc9897', '1eb2559f9bb44fdfb49975b4ee7dd420']
const experiments = 8

/** The runs that pass, and how many files loading them opened. */
async function loaded(where: string, location = root) {
  const { files, opens } = counting()
  const runs = await createSheaf({ loaders: [mlflow({ files })] }).load(location, { where })
  return { ids: Array.from(runs, ({ info }) => info.runId), opens: opens() }
}

async function filtered(where: string, location = root) {
  const runs = await createSheaf({ loaders: [mlflow()] }).load(location)
  return Array.from(runs.filter(where), ({ info }) => info.runId)
}

describe('where leaves out what cannot pass', () => {
  test.each([
    ["info.experiment_name = 'smoke_test'", experiments + 8],
    ["info.job_name IN ('smoke_test', 'nothing')", experiments + 8],
    ["info.experiment_id = '544662474912811094' AND status = 'FINISHED'", experiments + 8],
    [`run_id = '${first}'`, experiments + 1],
    [`run_id IN ('${first}', '${second}') AND info.experiment_name = 'smoke_test'`, experiments + 2],
    ["info.experiment_name = 'smoke_test' AND info.experiment_name = 'lstm_v2'", experiments],
  ])('%s', async (where, opened) => {
    const { ids, opens } = await loaded(where)
    expect(ids).toEqual(await filtered(where))
    expect(opens).toBe(opened)
  })

  test.each([
    ["info.experiment_name = 'smoke_test' OR status = 'FAILED'"],
    ["NOT info.experiment_name = 'smoke_test'"],
    ["info.experiment_name != 'smoke_test'"],
    ["info.experiment_name LIKE 'smoke%'"],
    ["info.experiment_name NOT IN ('smoke_test')"],
    ["info.experiment_name = 'smoke_test' AND params.seed = 1"],
    ["run_id = 'nothing'"],
  ])('%s: looks at all, and gives the same', async (where) => {
    const { ids, opens } = await loaded(where)
    expect(ids).toEqual(await filtered(where))
    expect(opens).toBeGreaterThanOrEqual(experiments + 73)
  })

  test('a run whose folder was renamed is found', async () => {
    const store = join(temporaryFolder(), 'mlruns')
    cpSync(root, store, { recursive: true })
    renameSync(join(store, '544662474912811094', first!), join(store, '544662474912811094', 'renamed'))
    expect((await loaded(`run_id = '${first}'`, store)).ids).toEqual([first])
  })
})
