import { mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generateStore } from '../../../tools/fixtures/store.ts'
import { openedAgain, openedByRun, openedFiles } from './support/opened-files.ts'

const parentTag = 'mlflow.parentRunId'
const runCount = 120
const idOf = (index: number) => index.toString(16).padStart(2, '0').repeat(16)

/** Runs 0, 4, 8 … are of the first experiment. Runs 4 and 8 are children of run 0, run 12 is of run 16, and run 1 of run 5. */
const parents: Readonly<Record<number, number>> = { 4: 0, 8: 0, 12: 16, 1: 5 }

const { root, experiments, runs } = generateStore(
  mkdtempSync(join(tmpdir(), 'runsheaf-opened-store-')),
  { runs: runCount, metrics: 2, points: 3, params: 4, tags: 2, leaves: 4 },
  (index) => ({
    runId: idOf(index),
    ...(index === 20 && { runName: 'beef' }),
    tags: {
      'mlflow.runName': 'run',
      ...(parents[index] !== undefined && { [parentTag]: idOf(parents[index]) }),
    },
  }),
)

const link = join(mkdtempSync(join(tmpdir(), 'runsheaf-opened-link-')), 'kept')
symlinkSync(root, link, 'junction')

const experimentMetas = experiments.map(({ id }) => `${id}/meta.yaml`).sort()
const folderOf = (index: number) => join(root, experiments[index % experiments.length]!.id, idOf(index))

/** The files of a run in these folders, as they lie there. */
const filesIn = (index: number, ...folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(join(folderOf(index), folder), { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name).slice(folderOf(index).length + 1)] : [],
    ),
  )

/** What there is to know of a run. */
const wholeRun = (index: number) =>
  ['meta.yaml', 'artifacts/.hydra/config.yaml', ...filesIn(index, 'metrics', 'params', 'tags')].sort()

async function opened(...args: readonly string[]) {
  const { outcome, opened } = await openedFiles(root, args)
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  return openedByRun(opened)
}

const everyMeta = Object.fromEntries(runs.map(({ runId }) => [runId, ['meta.yaml']]))
const pickFirst = (count: number) => Object.fromEntries(Object.entries(everyMeta).slice(0, count))
const isBeside = (index: number) => ({ [idOf(index)]: [`tags/${parentTag}`] })
const isRelated = (index: number) => ({ [idOf(index)]: ['meta.yaml', `tags/${parentTag}`] })

describe('of a store, a command that names a run opens the meta.yaml of each experiment and', () => {
  test.each([
    ['its id', idOf(3)],
    ['its id in capital letters', idOf(11).toUpperCase(), 11],
    ['the beginning of its id', idOf(3).slice(0, 7)],
    ['its folder', folderOf(3)],
    ['its folder, through a link', folderOf(3).replace(root, link)],
  ])('show, by %s: the files of the run', async (_, name, index = 3) => {
    expect(await opened('show', name)).toEqual({ '': experimentMetas, [idOf(index)]: wholeRun(index) })
  })

  test('show of a run with a parent: its meta.yaml, and the tags that name parents in the experiment', async () => {
    expect(await opened('show', idOf(12))).toEqual({
      '': experimentMetas,
      [idOf(12)]: wholeRun(12),
      [idOf(16)]: ['meta.yaml'],
      ...isBeside(4),
      ...isBeside(8),
    })
  })

  test('show of a run with children: their meta.yaml, and the tags that name parents in the experiment', async () => {
    expect(await opened('show', idOf(0))).toEqual({
      '': experimentMetas,
      [idOf(0)]: wholeRun(0),
      ...isRelated(4),
      ...isRelated(8),
      ...isBeside(12),
    })
  })

  test.each([
    ['a name', runs[3]!.runName, 3],
    ['a name that could be the beginning of an id', 'beef', 20],
  ])('show, by %s: the files of the run, and the meta.yaml of every run', async (_, name, index) => {
    const siblings = index === 20 ? { ...isRelated(4), ...isRelated(8), ...isRelated(12) } : {}
    expect(await opened('show', name)).toEqual({
      '': experimentMetas,
      ...everyMeta,
      ...siblings,
      [idOf(index)]: wholeRun(index),
    })
  })

  test('diff: configs, params and metrics of the two', async () => {
    const compared = (index: number) =>
      ['meta.yaml', 'artifacts/.hydra/config.yaml', ...filesIn(index, 'metrics', 'params')].sort()
    expect(await opened('diff', idOf(3), idOf(6).slice(0, 8))).toEqual({
      '': experimentMetas,
      [idOf(3)]: compared(3),
      [idOf(6)]: compared(6),
    })
  })

  test('artifacts: the meta.yaml of the run, and each file once', async () => {
    const { opened } = await openedFiles(root, ['artifacts', idOf(3)])
    expect(openedByRun(opened)).toEqual({ '': experimentMetas, [idOf(3)]: ['meta.yaml'] })
    expect(openedAgain(opened)).toEqual([])
  })

  test('a beginning that fits several: the meta.yaml of these', async () => {
    const { outcome, opened } = await openedFiles(root, ['show', '0'])
    expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining('0 may be any of 16 runs') })
    expect(openedByRun(opened)).toEqual({ '': experimentMetas, ...pickFirst(16) })
  })

  test.each([['nothing'], ['abcdef0']])('%s, which no run is called: every meta.yaml', async (name) => {
    const { outcome, opened } = await openedFiles(root, ['show', name])
    expect(outcome).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`none of ${runCount} runs is called ${name}`),
    })
    expect(openedByRun(opened)).toEqual({ '': experimentMetas, ...everyMeta })
    expect(openedAgain(opened).filter((file) => !experimentMetas.includes(file))).toEqual([])
  })
})

test('a run whose folder was renamed is found by id and by folder', async () => {
  const renamed = join(folderOf(7), '..', 'renamed')
  renameSync(folderOf(7), renamed)
  try {
    for (const name of [idOf(7), renamed]) {
      const { outcome, opened } = await openedFiles(root, ['show', name, '--json'])
      expect(JSON.parse(outcome.stdout).run.info).toMatchObject({ run_id: idOf(7), run_dir: renamed })
      expect(Object.keys(openedByRun(opened))).toEqual(expect.arrayContaining(['', 'renamed']))
      expect(Object.keys(openedByRun(opened))).toHaveLength(2)
    }
  } finally {
    renameSync(renamed, folderOf(7))
  }
})

test('parent and children are found where their experiment has no meta.yaml, and another name than its runs know', async () => {
  const store = mkdtempSync(join(tmpdir(), 'runsheaf-astray-'))
  const { experiments } = generateStore(store, { runs: 3, experiments: 1 }, (index) => ({
    runId: idOf(index),
    tags: index === 1 ? { [parentTag]: idOf(0) } : {},
  }))
  rmSync(join(store, experiments[0]!.id, 'meta.yaml'))
  renameSync(join(store, experiments[0]!.id), join(store, 'astray'))
  const related = async (index: number) =>
    JSON.parse((await openedFiles(store, ['show', idOf(index), '--json'])).outcome.stdout).run
  expect(await related(0)).toMatchObject({ parent: null, children: [idOf(1)] })
  expect(await related(1)).toMatchObject({ parent: idOf(0), children: [] })
})
