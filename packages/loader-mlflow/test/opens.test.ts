import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { allRows, counting, load } from './support/load.ts'
import { temporaryFolder, unpack } from './support/stores.ts'

const root = unpack('sweep-ml3')
const active = { lifecycle: 'active' } as const

/** `smoke_test` has 8 runs; the store has 8 experiments that are not deleted. */
const [runs, experiments] = [8, 8]

describe('a question opens the files that it names, once', () => {
  test('listing: one per run and experiment; info: none', async () => {
    const { files, opens, listings } = counting()
    const store = await load(root, { ...active, experiments: 'smoke_test' }, { files })
    expect(store.length).toBe(runs)
    expect(opens()).toBe(runs + experiments)
    expect(listings(), 'the store, and the chosen experiment').toBe(2)
    for (const row of allRows(store)) store.info(row)
    store.column({ facet: 'info', path: ['status'] }, allRows(store))
    expect(opens()).toBe(0)
  })

  test('a config key: one per run; further config keys: none', async () => {
    const { files, opens, listings } = counting()
    const store = await load(root, { ...active, experiments: 'smoke_test' }, { files })
    opens()
    listings()
    store.column({ facet: 'cfg', path: ['model', 'type'] }, allRows(store))
    expect(opens()).toBe(runs)
    store.column({ facet: 'cfg', path: ['seed'] }, allRows(store))
    store.column({ facet: 'cfg', path: [] }, allRows(store))
    store.names('cfg', allRows(store))
    expect(opens()).toBe(0)
    expect(listings()).toBe(0)
  })

  test.each([
    ['metrics', 'val/acc'],
    ['metrics', 'no such metric'],
    ['params', 'seed'],
    ['tags', 'stage'],
  ] as const)('%s.%s: one per selected run, failed ones included', async (facet, name) => {
    const { files, opens, listings } = counting()
    const store = await load(root, { ...active, experiments: 'smoke_test' }, { files })
    opens()
    listings()
    store.column({ facet, path: [name] }, Int32Array.of(1, 4, 6))
    expect(opens()).toBe(3)
    expect(listings()).toBe(0)
  })

  test('names of metrics: one listing per run and nested folder, and no open', async () => {
    const { files, opens, listings } = counting()
    const store = await load(root, { ...active, experiments: 'smoke_test' }, { files })
    opens()
    listings()
    const [names] = store.names('metrics', allRows(store))
    expect(names).toEqual([['train_loss'], ['val/acc']])
    expect(opens()).toBe(0)
    expect(listings(), 'metrics and metrics/val').toBe(runs * 2)
  })

  test('by id alone, only that experiment is opened', async () => {
    const { files, opens } = counting()
    const store = await load(root, { ...active, experimentIds: ['544662474912811094'] }, { files })
    expect(store.length).toBe(runs)
    expect(opens()).toBe(runs + 1)
  })

  test('run folders: one per run, and one for their experiment', async () => {
    const { files, opens } = counting()
    const folders = [...(mlflow().runDirs!(root, 'smoke_test') as Iterable<string>)]
    const store = await load(folders, active, { files })
    expect(store.length).toBe(runs)
    expect(opens()).toBe(runs + 1)
  })

  test('experiments with their counts: one per experiment and run', async () => {
    const { files, opens } = counting()
    await mlflow({ files }).experiments!(root)
    expect(opens()).toBe(9 + 75)
  })

  test('a thousand sibling experiments: their meta.yaml is opened to know their names, their folders are not listed', async () => {
    const store = temporaryFolder()
    for (let i = 0; i < 1000; i++) {
      const folder = join(store, String(i), `run${i}`)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(store, String(i), 'meta.yaml'), `experiment_id: '${i}'\nname: n${i}\n`)
      writeFileSync(
        join(folder, 'meta.yaml'),
        `run_id: run${i}\nexperiment_id: '${i}'\nrun_name: r\nstart_time: 1\nstatus: 3\nuser_id: u\n`,
      )
    }
    const { files, opens, listings } = counting()
    expect(await load(store, { experiments: 'n7' }, { files })).toHaveLength(1)
    expect(opens()).toBe(1001)
    expect(listings(), 'the store, its trash, the experiment').toBe(3)
  })
})
