import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRunError, valueAt } from '@runsheaf/core/plugin'
import { beforeEach, describe, expect, test } from 'vitest'
import { type MlflowOptions, mlflow, nodeFiles } from '../src/index.ts'
import { threadedFiles } from '../src/threads/threaded-files.ts'
import { everything } from './support/everything.ts'
import { allRows, codesOf, counting, load } from './support/load.ts'
import { temporaryFolder } from './support/stores.ts'

const secret = 'not-for-tables'

let base: string
let store: string
let outside: string

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

const runAt = (i: number, experiment = '1') => join(store, experiment, `r${i}`)

function writeRun(run: string, id: string, more = ''): void {
  write(
    join(run, 'meta.yaml'),
    `run_id: ${id}\nexperiment_id: '1'\nrun_name: n\nstatus: 3\nstart_time: ${1000 + Number(id.slice(1))}\n${more}`,
  )
  write(join(run, 'params', 'p'), 'own')
  write(join(run, 'metrics', 'm'), '1 0.5 0\n')
  write(join(run, 'metrics', 'deep', 'm'), '1 0.5 0\n')
  write(join(run, 'tags', 't'), 'own')
  write(join(run, 'artifacts', '.hydra', 'config.yaml'), 'key: own\n')
  write(join(run, 'artifacts', 'notes.txt'), 'own')
}

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(temporaryFolder(), 'links-')))
  store = join(base, 'mlruns')
  outside = join(base, 'elsewhere', 'folder')
  write(join(store, '1', 'meta.yaml'), "experiment_id: '1'\nname: one\n")
  for (const i of [0, 1, 2]) writeRun(runAt(i), `r${i}`)
  write(join(outside, 'p'), secret)
  write(join(outside, 'm'), '1 777.25 0\n')
  write(join(outside, '.hydra', 'config.yaml'), `key: ${secret}\n`)
  write(join(outside, 'config.yaml'), `key: ${secret}\n`)
  write(join(outside, 'hydra.yaml'), `hydra: {job: {name: ${secret}}}\n`)
  write(join(outside, 'notes.txt'), secret)
  write(join(outside, 'd', 'meta.yaml'), `source_id: ${secret}\ndestination_id: ${secret}\nsource_type: DATASET\n`)
  writeRun(join(outside, 'run'), 'r9', `user_id: ${secret}\n`)
  write(join(outside, 'experiment', 'meta.yaml'), `experiment_id: '2'\nname: ${secret}\n`)
  writeRun(join(outside, 'experiment', 'r8'), 'r8')
})

/** Puts a link in the place of what is there. */
function link(target: string, path: string): void {
  rmSync(path, { recursive: true, force: true })
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path)
}

/** What was shown of the secret: the text, the value of the metric, and the run beside it. */
const leaks = (text: string) => [secret, '777.25'].filter((part) => text.includes(part))

const links: readonly (readonly [name: string, path: () => string, target: () => string])[] = [
  ['params/x', () => join(runAt(1), 'params', 'p'), () => join(outside, 'p')],
  ['params', () => join(runAt(1), 'params'), () => outside],
  ['metrics/x', () => join(runAt(1), 'metrics', 'm'), () => join(outside, 'm')],
  ['metrics', () => join(runAt(1), 'metrics'), () => outside],
  ['a folder in metrics', () => join(runAt(1), 'metrics', 'deep'), () => outside],
  ['tags', () => join(runAt(1), 'tags'), () => outside],
  ['tags/x', () => join(runAt(1), 'tags', 't'), () => join(outside, 'p')],
  ['artifacts', () => join(runAt(1), 'artifacts'), () => outside],
  ['.hydra', () => join(runAt(1), 'artifacts', '.hydra'), () => outside],
  [
    '.hydra/config.yaml',
    () => join(runAt(1), 'artifacts', '.hydra', 'config.yaml'),
    () => join(outside, 'config.yaml'),
  ],
  ['.hydra/hydra.yaml', () => join(runAt(1), 'artifacts', '.hydra', 'hydra.yaml'), () => join(outside, 'hydra.yaml')],
  ['an artifact', () => join(runAt(1), 'artifacts', 'notes.txt'), () => join(outside, 'notes.txt')],
  ['meta.yaml', () => join(runAt(1), 'meta.yaml'), () => join(outside, 'run', 'meta.yaml')],
  ['inputs', () => join(runAt(1), 'inputs'), () => outside],
  ['an input', () => join(runAt(1), 'inputs', 'd'), () => join(outside, 'd')],
  ['outputs', () => join(runAt(1), 'outputs'), () => outside],
  ['a run', () => runAt(1), () => join(outside, 'run')],
  ['an experiment', () => join(store, '2'), () => join(outside, 'experiment')],
]

describe('a link that leads out of the store', () => {
  test.each(links)('%s: is not followed, and is reported once', async (_, path, target) => {
    link(target(), path())
    const loaded = await load(store)
    const text = await everything(loaded)
    expect(leaks(text)).toEqual([])
    expect(codesOf(loaded)).toEqual(['FOLDER_OUTSIDE'])
    const { message } = loaded.diagnostics[0]!
    expect(message).toContain(join(base, 'elsewhere'))
    expect(message).toMatch(/--artifact-root .*artifactRoots.*--follow-links.*followLinks: true/)
  })

  test.each(links)('%s: the other runs are read whole', async (_, path, target) => {
    link(target(), path())
    const loaded = await load(store)
    await everything(loaded)
    const others = Array.from(allRows(loaded)).filter((row) => ['r0', 'r2'].includes(loaded.info(row).runId))
    expect(others).toHaveLength(2)
    for (const row of others)
      expect(loaded.record(row)).toMatchObject({
        cfg: { key: 'own' },
        params: { p: 'own' },
        metrics: { m: 0.5, 'deep/m': 0.5 },
        tags: { t: 'own' },
      })
  })

  test.each(links)('%s: is followed where that is allowed', async (name, path, target) => {
    link(target(), path())
    const allowed: readonly MlflowOptions[] = [{ followLinks: true }, { artifactRoots: [join(base, 'elsewhere')] }]
    for (const options of allowed) {
      const loaded = await load(store, {}, options)
      const text = await everything(loaded)
      expect(codesOf(loaded).includes('FOLDER_OUTSIDE')).toBe(false)
      if (!/folder in|input|outputs|an artifact/.test(name)) expect(leaks(text)).not.toEqual([])
    }
  })

  test.each(links)('%s: is followed where it stays in the store', async (_, path, target) => {
    const inside = join(store, '.kept')
    renameSync(outside, inside)
    link(target().replace(outside, inside), path())
    const loaded = await load(store)
    await everything(loaded)
    expect(codesOf(loaded)).not.toContain('FOLDER_OUTSIDE')
  })

  test.each(links)('%s: nor by other threads', async (_, path, target) => {
    link(target(), path())
    const files = threadedFiles(nodeFiles(), 3, { asking: 0, starting: 0 })
    for (let i = 3; i < 60; i++) writeRun(runAt(i), `r${i}`)
    const loaded = await load(store, {}, { files })
    for (let i = 0; i < 3; i++) expect(leaks(await everything(loaded))).toEqual([])
    expect(codesOf(loaded)).toEqual(['FOLDER_OUTSIDE'])
  })

  test('a chain of links, each of which stays near', async () => {
    link(outside, join(store, '1', 'hidden'))
    link('hidden', join(store, '1', 'also'))
    link(join('..', '..', 'also'), join(runAt(1), 'params'))
    link(join('..', '..', '..', '..', '..', 'elsewhere', 'folder', 'p'), join(runAt(0), 'tags', 't'))
    expect(leaks(await everything(await load(store)))).toEqual([])
  })

  test('a folder whose names repeat those of the store', async () => {
    const twin = join(base, 'twin', '1', 'r1', 'params')
    write(join(twin, 'p'), secret)
    link(twin, join(runAt(1), 'params'))
    expect(leaks(await everything(await load(store)))).toEqual([])
  })

  test('what many runs keep in one place is one diagnostic, with their number', async () => {
    for (let i = 0; i < 40; i++) {
      writeRun(runAt(i), `r${i}`)
      const kept = join(base, 'scratch', '1', `r${i}`)
      mkdirSync(dirname(kept), { recursive: true })
      renameSync(join(runAt(i), 'artifacts'), join(mkdirAt(kept), 'artifacts'))
      symlinkSync(join(kept, 'artifacts'), join(runAt(i), 'artifacts'))
      if (i < 3) link(join(outside, 'p'), join(runAt(i), 'params', 'p'))
    }
    const loaded = await load(store)
    await everything(loaded)
    expect(loaded.diagnostics.map(({ path, message }) => [path, /(?:\d+ runs keep \w+)/.exec(message)?.[0]])).toEqual(
      expect.arrayContaining([
        [join(base, 'scratch'), '40 runs keep artifacts'],
        [dirname(outside), '3 runs keep params'],
      ]),
    )
    expect(loaded.diagnostics).toHaveLength(2)
    const allowed = await load(store, {}, { artifactRoots: [join(base, 'scratch')] })
    expect(allowed.record(7).cfg).toEqual({ key: 'own' })
  })

  test('a value that leads out is a fault of its run, which says where', async () => {
    link(join(outside, 'p'), join(runAt(1), 'params', 'p'))
    link(outside, join(runAt(1), 'artifacts'))
    const loaded = await load(store)
    for (const key of [
      { facet: 'params', path: ['p'] },
      { facet: 'cfg', path: ['key'] },
    ] as const) {
      const column = loaded.column(key, allRows(loaded))
      expect(column.faults?.get(1)?.message).toContain(`${outside}`)
      expect([valueAt(column, 0), valueAt(column, 2)]).toEqual(['own', 'own'])
    }
  })
})

function mkdirAt(path: string): string {
  mkdirSync(path, { recursive: true })
  return path
}

describe('where a store is', () => {
  test('the location itself may be a link, and hold an experiment or a run', async () => {
    const typed = join(base, 'typed')
    symlinkSync(store, typed)
    const of = async (location: string) => {
      const loaded = await load(location)
      await everything(loaded)
      return [loaded.length, codesOf(loaded)]
    }
    expect(await of(typed)).toEqual([3, []])
    expect(await of(join(typed, '1'))).toEqual([3, []])
    expect(await of(join(typed, '1', 'r1'))).toEqual([1, []])
    const run = join(base, 'single')
    symlinkSync(runAt(2), run)
    expect(await of(run)).toEqual([1, []])
  })

  test.each([
    ['an experiment', () => join(store, '1')],
    ['a run', () => runAt(1)],
  ])('%s by itself is not a way out of it', async (_, location) => {
    link(join(outside, 'p'), join(runAt(1), 'params', 'p'))
    const loaded = await load(location())
    expect(leaks(await everything(loaded))).toEqual([])
    expect(codesOf(loaded)).toEqual(['FOLDER_OUTSIDE'])
  })

  test('a run that was copied alone reads nothing beside it', async () => {
    const downloads = join(base, 'downloads')
    mkdirSync(downloads)
    renameSync(runAt(1), join(downloads, 'r1'))
    write(join(downloads, 'letter.txt'), secret)
    link(join('..', '..', 'letter.txt'), join(downloads, 'r1', 'params', 'p'))
    const loaded = await load(join(downloads, 'r1'))
    expect(loaded).toHaveLength(1)
    expect(leaks(await everything(loaded))).toEqual([])
  })

  test('the lists of experiments and of run folders follow no link either', async () => {
    link(join(outside, 'experiment'), join(store, '2'))
    const names = async (options: MlflowOptions) =>
      (await mlflow(options).experiments!(store)).map(({ name }) => name).toSorted()
    const folders = (options: MlflowOptions) => [...(mlflow(options).runDirs!(store) as Iterable<string>)].length
    expect(await names({})).toEqual(['one'])
    expect(await names({ followLinks: true })).toEqual([secret, 'one'])
    expect(folders({})).toBe(3)
    expect(folders({ followLinks: true })).toBe(4)
  })
})

describe('an artifact_uri', () => {
  const uriOf = (folder: string) => `artifact_uri: file://${folder}\n`
  const kept = () => join(base, 'custom', 'r1', 'artifacts')

  beforeEach(() => {
    write(join(kept(), '.hydra', 'config.yaml'), `key: ${secret}\n`)
    write(join(kept(), 'notes.txt'), secret)
  })

  test('that names a place outside the store is not followed unless that is allowed', async () => {
    writeRun(runAt(1), 'r1', uriOf(kept()))
    rmSync(join(runAt(1), 'artifacts'), { recursive: true })
    const loaded = await load(store)
    expect(leaks(await everything(loaded))).toEqual([])
    expect(codesOf(loaded)).toEqual(['FOLDER_OUTSIDE'])
    expect(loaded.diagnostics[0]!.message).toContain(`${join(base, 'custom')}, 1 run keeps artifacts`)
    const error = await loaded
      .artifacts(1)
      .text('notes.txt')
      .catch((error: unknown) => error)
    expect(isRunError(error, 'ARTIFACT_NOT_FOUND') && error.message).toContain('--artifact-root')
    const links = await load(store, {}, { followLinks: true })
    expect(leaks(await everything(links)), 'it is no link').toEqual([])
    const allowed = await load(store, {}, { artifactRoots: [join(base, 'custom')] })
    expect(leaks(await everything(allowed))).toEqual([secret])
    expect(codesOf(allowed)).toEqual([])
  })

  test('with a folder of its own beside it, that one is used', async () => {
    writeRun(runAt(1), 'r1', uriOf(kept()))
    const loaded = await load(store)
    expect(leaks(await everything(loaded))).toEqual([])
    expect(loaded.record(1).cfg).toEqual({ key: 'own' })
  })

  test('a store that was moved is read as before, wherever it came from', async () => {
    writeRun(runAt(1), 'r1', uriOf(join(base, 'was', 'mlruns', '1', 'r1', 'artifacts')))
    write(join(base, 'was', 'mlruns', '1', 'r1', 'artifacts', '.hydra', 'config.yaml'), `key: ${secret}\n`)
    const loaded = await load(store)
    expect(leaks(await everything(loaded))).toEqual([])
    expect(loaded.record(1).cfg).toEqual({ key: 'own' })
    expect(codesOf(loaded)).toEqual([])
  })

  test('with `..` in it leads no further', async () => {
    writeRun(runAt(1), 'r1', uriOf(`${store}/../custom/r1/artifacts`))
    rmSync(join(runAt(1), 'artifacts'), { recursive: true })
    for (const options of [{}, { followLinks: true }])
      expect(leaks(await everything(await load(store, {}, options)))).toEqual([])
  })

  test('links in a place that is allowed lead no further', async () => {
    writeRun(runAt(1), 'r1', uriOf(kept()))
    link(join(outside, 'm'), join(kept(), 'notes.txt'))
    link(outside, join(kept(), '.hydra'))
    const loaded = await load(store, {}, { artifactRoots: [join(base, 'custom')] })
    expect(leaks(await everything(loaded))).toEqual([])
    expect(codesOf(loaded)).toEqual(['FOLDER_OUTSIDE'])
  })

  test('the folder of a server beside the store is read, unless it is a link', async () => {
    writeRun(runAt(1), 'r1', 'artifact_uri: mlflow-artifacts:/1/r1/artifacts\n')
    rmSync(join(runAt(1), 'artifacts'), { recursive: true })
    const served = join(base, 'mlartifacts')
    write(join(served, '1', 'r1', 'artifacts', '.hydra', 'config.yaml'), 'key: served\n')
    expect((await load(store)).record(1).cfg).toEqual({ key: 'served' })
    renameSync(served, join(base, 'other'))
    symlinkSync(join(base, 'other'), served)
    const loaded = await load(store)
    expect(loaded.record(1).cfg).toEqual({})
    expect(codesOf(loaded)).toEqual(['FOLDER_OUTSIDE'])
  })
})

describe('artifacts', () => {
  test('are regular files: a pipe is refused, and not waited for', async () => {
    const pipe = join(runAt(1), 'artifacts', 'pipe')
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0)
    const artifacts = (await load(store)).artifacts(1)
    expect(artifacts.list()).not.toContain('pipe')
    await expect(artifacts.bytes('pipe')).rejects.toMatchObject({ code: 'ARTIFACT_REFUSED' })
  })

  test('lie below the artifact folder: a link to elsewhere in the store is refused', async () => {
    link(join(runAt(0), 'params', 'p'), join(runAt(1), 'artifacts', 'p'))
    link(join('.hydra', 'config.yaml'), join(runAt(1), 'artifacts', 'config'))
    const artifacts = (await load(store)).artifacts(1)
    await expect(artifacts.bytes('p')).rejects.toMatchObject({ code: 'ARTIFACT_REFUSED' })
    await expect(artifacts.text('config')).resolves.toBe('key: own\n')
    await expect(artifacts.bytes('../meta.yaml')).rejects.toMatchObject({ code: 'ARTIFACT_REFUSED' })
  })
})

test('a model that is a link out of the store is known by its id alone', async () => {
  write(join(runAt(1), 'outputs', 'o', 'meta.yaml'), 'destination_id: m-1\ndestination_type: MODEL_OUTPUT\nstep: 0\n')
  write(join(outside, 'meta.yaml'), `model_id: m-1\nname: ${secret}\nlast_updated_timestamp: 1\n`)
  link(outside, join(store, '1', 'models', 'm-1'))
  const loaded = await load(store)
  expect(JSON.stringify(loaded.at(1).models)).toContain('m-1')
  expect(leaks(await everything(loaded))).toEqual([])
  expect(codesOf(loaded)).toEqual(['FOLDER_OUTSIDE'])
  link(outside, join(store, '1', 'models'))
  expect(leaks(await everything(await load(store)))).toEqual([])
})

test('nothing more is opened to know where files are', async () => {
  const { files, opens } = counting()
  const looks: string[] = []
  const status = (path: string) => {
    looks.push(path)
    return files.status(path)
  }
  const watched = { ...files, status }
  const loaded = await load(store, {}, { files: watched })
  opens()
  looks.length = 0
  for (const path of [['p'], ['q']]) loaded.column({ facet: 'params', path }, allRows(loaded))
  expect(opens()).toBe(6)
  expect(looks, 'a look for each folder, once').toHaveLength(3)
})
