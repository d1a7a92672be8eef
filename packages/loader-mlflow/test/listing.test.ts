import { cpSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isRunError } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { codesOf, idsOf, load } from './support/load.ts'
import { expectedOf, temporaryFolder, unpack } from './support/stores.ts'

const root = unpack('sweep-ml3')
const expected = expectedOf('sweep-ml3')
const smokeTest = join(root, '544662474912811094')
const someRuns = ['1cdf5cd0fe25499fae8fbbdf20dc9897', '1eb2559f9bb44fdfb49975b4ee7dd420']
const active = { lifecycle: 'active' } as const

describe('locations', () => {
  test.each([
    ['a store', root, true],
    ['an experiment', smokeTest, true],
    ['a run', join(smokeTest, someRuns[0]!), true],
    ['a store without its experiments’ meta.yaml', join(unpack('moved'), 'experiment-without-meta'), true],
    ['a folder of artifacts', join(smokeTest, someRuns[0]!, 'artifacts'), false],
    ['a file', join(smokeTest, 'meta.yaml'), false],
    ['nothing', join(root, 'nothing'), false],
    ['some other folder', dirname(new URL(import.meta.url).pathname), false],
  ])('%s is recognised, or not', (_, location, found) => {
    expect(mlflow().detect(location)).toBe(found)
  })

  test('an empty folder is a store only if it is called mlruns', () => {
    const folder = join(temporaryFolder(), 'mlruns')
    mkdirSync(folder)
    expect(mlflow().detect(folder)).toBe(true)
    expect(mlflow().detect(temporaryFolder())).toBe(false)
  })

  test('stores, experiments and runs may be mixed; a run that is found twice is one run', async () => {
    const link = join(temporaryFolder(), 'link to mlruns')
    symlinkSync(root, link)
    const run = join(smokeTest, someRuns[0]!)
    const store = await load([run, smokeTest, pathToFileURL(run).href, join(link, basename(smokeTest))], active)
    expect(store.length).toBe(8)
    expect(store.diagnostics).toEqual([])
  })

  test('the same run in two stores is two runs', async () => {
    const copy = join(temporaryFolder(), 'copy')
    cpSync(root, copy, { recursive: true })
    const runs = someRuns.map((id) => join(basename(smokeTest), id))
    const store = await load([...runs.map((run) => join(root, run)), ...runs.map((run) => join(copy, run))])
    expect(idsOf(store).toSorted()).toEqual([...someRuns, ...someRuns].toSorted())
  })

  test('a single run has the name of its experiment', async () => {
    const store = await load(join(smokeTest, someRuns[0]!))
    expect(store.info(0)).toMatchObject({ runId: someRuns[0], experimentName: 'smoke_test', jobName: 'smoke_test' })
  })

  test.each(['99999999999999999999', 'yesterday', "'0o7'"])(
    'the times %s of a run are none, and said to be wrong',
    async (time) => {
      const run = join(temporaryFolder(), 'r')
      mkdirSync(run)
      writeFileSync(
        join(run, 'meta.yaml'),
        `run_id: r\nstart_time: ${time}\nend_time: ${time}\nstatus: 3\nuser_id: u\n`,
      )
      const store = await load(run)
      const { startTime, endTime } = store.info(0)
      expect([startTime, endTime]).toEqual([undefined, undefined])
      expect(store.diagnostics.map(({ message }) => message)).toEqual([
        expect.stringMatching(/no start_time in milliseconds.*end_time .*no time in milliseconds/),
      ])
    },
  )

  test('a run alone, without its experiment, goes by its experiment_id', async () => {
    const store = await load(join(unpack('moved'), 'run-only'))
    expect(store.info(0)).toMatchObject({ experimentId: '943295433083455457', experimentName: '943295433083455457' })
    expect(store.diagnostics).toEqual([])
  })
})

describe('choice of experiments', () => {
  const namesOf = async (experiments: any) => {
    const store = await load(root, { ...active, experiments })
    return [...new Set(Array.from({ length: store.length }, (_, i) => store.info(i).experimentName))]
  }

  test('by name, glob, list, predicate', async () => {
    expect(await namesOf('smoke_test')).toEqual(['smoke_test'])
    expect(await namesOf('transformer_*')).toEqual(['transformer_base', 'transformer_large'])
    expect(await namesOf(['lstm_v2', 'transformer_b*'])).toEqual(['transformer_base', 'lstm_v2'])
    expect(await namesOf((name: string) => name.includes(' '))).toEqual(['edge cases', 'in a bucket'])
  })

  test('a choice that fits nothing is an error that names near names', async () => {
    const error = await load(root, { ...active, experiments: 'smoke-test' }).catch((error: unknown) => error)
    expect(isRunError(error, 'EXPERIMENT_NOT_FOUND')).toBe(true)
    expect((error as Error).message).toContain('Did you mean "smoke_test"?')
    await expect(load(root, { ...active, experimentIds: ['1'] })).rejects.toThrow(/id "1"/)
    await expect(load(root, { ...active, experiments: 'scratch public' })).rejects.toThrow(/lifecycle 'all'/)
  })
})

describe('lifecycle', () => {
  const deleted = Object.entries<any>(expected.runs).filter(([, run]) => run.info.lifecycle_stage === 'deleted')

  test('active, deleted, all', async () => {
    const all = idsOf(await load(root))
    expect(idsOf(await load(root, { lifecycle: 'deleted' })).toSorted()).toEqual(deleted.map(([id]) => id).toSorted())
    const rest = all.filter((id) => !deleted.some(([other]) => other === id))
    expect(idsOf(await load(root, active))).toEqual(rest)
    expect(deleted.length).toBeGreaterThan(1)
  })

  test('the runs of what lies in .trash are found as deleted ones, whatever its meta.yaml says (MLflow before 2.3)', async () => {
    const store = temporaryFolder()
    cpSync(smokeTest, join(store, '.trash', basename(smokeTest)), { recursive: true })
    expect(await load(store, active)).toHaveLength(0)
    const runs = await load(store, { lifecycle: 'deleted' })
    expect(runs.length).toBe(8)
    expect(runs.info(0).lifecycleStage, 'of the run itself, which MLflow left as it was').toBe('active')
  })

  test('a deleted run that is asked for by its folder is left out aloud', async () => {
    const [id, run] = deleted.find(([, { info }]) => info.experiment_id === '310888057380959187')!
    const store = await load(join(root, run.info.experiment_id, id), active)
    expect(store.length).toBe(0)
    expect(codesOf(store)).toEqual(['RUN_LEFT_OUT'])
  })
})

describe('order', () => {
  test('experiments by creation time, runs by start time, then by id', async () => {
    const store = await load(root)
    const created = new Map(expected.experiments.map((e: any) => [e.experiment_id, e.creation_time]))
    const keys = Array.from({ length: store.length }, (_, i) => {
      const { experimentId, startTime, runId } = store.info(i)
      return [created.get(experimentId), startTime!.getTime(), runId] as [number, number, string]
    })
    const sorted = keys.toSorted(([a, b, c], [x, y, z]) => a - x || b - y || (c < z ? -1 : 1))
    expect(keys).toEqual(sorted)
  })

  test('the order does not depend on how folders are listed', async () => {
    const { nodeFiles } = await import('../src/index.ts')
    const files = nodeFiles()
    const backwards = { ...files, list: (path: string) => files.list(path).toReversed() }
    expect(idsOf(await load(root, {}, { files: backwards }))).toEqual(idsOf(await load(root)))
  })
})

describe('experiments and run folders', () => {
  test('experiments with their counts', async () => {
    const found = (await mlflow().experiments!(root)) as any[]
    expect(found.map(({ name, runs, lifecycleStage }) => [name, runs, lifecycleStage])).toEqual([
      ['Default', 0, 'active'],
      ['transformer_base', 9, 'active'],
      ['transformer_large', 9, 'active'],
      ['lstm_v2', 12, 'active'],
      ['smoke_test', 8, 'active'],
      ['edge cases', 33, 'active'],
      ['scratch public', 0, 'deleted'],
      ['empty, renamed', 0, 'active'],
      ['in a bucket', 1, 'active'],
    ])
    expect(found[1].creationTime.getTime()).toBe(1762165006709)
  })

  test('run folders are those of the runs that are loaded, in the same order', async () => {
    const store = await load(root, active)
    const folders = Array.from({ length: store.length }, (_, i) => store.info(i).runDir)
    expect([...(mlflow().runDirs!(root) as Iterable<string>)]).toEqual(folders)
  })
})

describe('layouts', () => {
  test('ids of any kind, names with spaces, unicode and percent signs', async () => {
    const store = join(temporaryFolder(), 'été 100% – 损失')
    cpSync(smokeTest, join(store, 'my-experiment'), { recursive: true })
    renameSync(join(store, 'my-experiment', someRuns[0]!), join(store, 'my-experiment', 'ünïcode 50%'))
    const runs = await load(store)
    expect(runs.length).toBe(8)
    const row = idsOf(runs).indexOf(someRuns[0]!)
    expect(runs.record(row).metrics).toHaveProperty('val/acc')
    expect(codesOf(runs)).toEqual(['EXPERIMENT_FOLDER_RENAMED', 'RUN_FOLDER_RENAMED'])
  })

  test('reserved folders, registries, hidden folders and files are no experiments and no runs', async () => {
    const store = temporaryFolder()
    cpSync(smokeTest, join(store, basename(smokeTest)), { recursive: true })
    const meta = "experiment_id: '5'\nname: x\n"
    for (const name of ['models', '.git', 'a.trash', '.ipynb_checkpoints']) {
      mkdirSync(join(store, name))
      writeFileSync(join(store, name, 'meta.yaml'), meta)
    }
    for (const name of ['tags', 'datasets', 'traces', 'models'])
      cpSync(join(smokeTest, someRuns[0]!), join(store, basename(smokeTest), name, 'run'), { recursive: true })
    const runs = await load(store)
    expect(runs.length).toBe(8)
    expect(runs.diagnostics).toEqual([])
  })

  test('links that go round in circles end', async () => {
    const store = temporaryFolder()
    cpSync(smokeTest, join(store, basename(smokeTest)), { recursive: true })
    const run = join(store, basename(smokeTest), someRuns[0]!)
    symlinkSync(store, join(run, 'metrics', 'loop'))
    symlinkSync(run, join(run, 'artifacts', 'loop'))
    symlinkSync(store, join(store, basename(smokeTest), 'loop'))
    const runs = await load(store)
    const row = idsOf(runs).indexOf(someRuns[0]!)
    expect(Object.keys(runs.record(row).metrics)).toEqual(['train_loss', 'val/acc'])
    expect(runs.artifacts(row).list()).toContain('.hydra/config.yaml')
    expect(runs.artifacts(row).list().join()).not.toContain('loop')
  })
})
