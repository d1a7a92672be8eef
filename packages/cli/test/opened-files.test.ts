import { mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generateStore } from '../../../tools/fixtures/store.ts'
import { store } from './support/cli.ts'
import { countingThreads, openedAgain, openedByKind, openedByRun, openedFiles } from './support/opened-files.ts'

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

/** @param again what may be opened a second time. */
async function opened(args: readonly string[], again: readonly string[] = []) {
  const { outcome, opened } = await openedFiles(root, args)
  expect(outcome).toMatchObject({ code: 0, stderr: '' })
  expect(openedAgain(opened)).toEqual(again)
  return openedByRun(opened)
}

const everyMeta = Object.fromEntries(runs.map(({ runId }) => [runId, ['meta.yaml']]))
const pickFirst = (count: number) => Object.fromEntries(Object.entries(everyMeta).slice(0, count))
const isBeside = (...indexes: readonly number[]) =>
  Object.fromEntries(indexes.map((index) => [idOf(index), [`tags/${parentTag}`]]))
const tagFile = (index: number) => `${experiments[index % experiments.length]!.id}/${idOf(index)}/tags/${parentTag}`
const isRelated = (index: number) => ({ [idOf(index)]: ['meta.yaml', `tags/${parentTag}`] })

describe('of a store, a command that names a run opens the meta.yaml of each experiment and', () => {
  test.each([
    ['its id', idOf(3)],
    ['its id in capital letters', idOf(11).toUpperCase(), 11],
    ['the beginning of its id', idOf(3).slice(0, 7)],
    ['its folder', folderOf(3)],
    ['its folder, through a link', folderOf(3).replace(root, link)],
  ])('show, by %s: the files of the run, and the tags that name parents', async (_, name, index = 3) => {
    expect(await opened(['show', name])).toEqual({
      '': experimentMetas,
      ...isBeside(1, 4, 8, 12),
      [idOf(index)]: wholeRun(index),
    })
  })

  test('show of a run with a parent: its meta.yaml, and the tags that name parents', async () => {
    // Which run is the parent is known when the run has been read, so that their experiment is looked at once more.
    const again = [`${experiments[0]!.id}/meta.yaml`]
    expect(await opened(['show', idOf(12)], again)).toEqual({
      '': experimentMetas,
      [idOf(12)]: wholeRun(12),
      [idOf(16)]: ['meta.yaml'],
      ...isBeside(1, 4, 8),
    })
  })

  test('show of a run with children: their meta.yaml, and the tags that name parents', async () => {
    expect(await opened(['show', idOf(0)])).toEqual({
      '': experimentMetas,
      [idOf(0)]: wholeRun(0),
      ...isRelated(4),
      ...isRelated(8),
      ...isBeside(1, 12),
    })
  })

  test('show, by a name: the files of the run, and the meta.yaml of every run', async () => {
    expect(await opened(['show', runs[3]!.runName])).toEqual({
      '': experimentMetas,
      ...everyMeta,
      [idOf(3)]: wholeRun(3),
    })
  })

  test('show, by a name that could be the beginning of an id: the same, after it was looked for as an id', async () => {
    const related = { ...isRelated(1), ...isRelated(4), ...isRelated(8), ...isRelated(12) }
    const again = [...experimentMetas, ...[4, 8, 12].map((index) => tagFile(index))].sort()
    expect(await opened(['show', 'beef'], again)).toEqual({
      '': experimentMetas,
      ...everyMeta,
      ...related,
      [idOf(20)]: wholeRun(20),
    })
  })

  test('diff: configs, params and metrics of the two', async () => {
    const compared = (index: number) =>
      ['meta.yaml', 'artifacts/.hydra/config.yaml', ...filesIn(index, 'metrics', 'params')].sort()
    expect(await opened(['diff', idOf(3), idOf(6).slice(0, 8)])).toEqual({
      '': experimentMetas,
      [idOf(3)]: compared(3),
      [idOf(6)]: compared(6),
    })
  })

  test('artifacts: the meta.yaml of the run, and each file once', async () => {
    expect(await opened(['artifacts', idOf(3)])).toEqual({
      '': experimentMetas,
      [idOf(3)]: ['meta.yaml'],
    })
  })

  test('a beginning that fits several: the meta.yaml of these and of their children', async () => {
    const { outcome, opened } = await openedFiles(root, ['show', '0'])
    expect(outcome).toMatchObject({ code: 2, stderr: expect.stringContaining('0 may be any of 16 runs') })
    const children = Object.assign({}, ...[1, 4, 8, 12].map(isRelated))
    expect(openedByRun(opened)).toEqual({ '': experimentMetas, ...pickFirst(16), ...children })
    expect(openedAgain(opened)).toEqual([])
  })

  test.each([['nothing'], ['abcdef0']])('%s, which no run is called: every meta.yaml', async (name) => {
    const { outcome, opened } = await openedFiles(root, ['show', name])
    expect(outcome).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`none of ${runCount} runs is called ${name}`),
    })
    const isLikeId = name === 'abcdef0'
    const parents = isLikeId ? Object.assign({}, ...[1, 4, 8, 12].map(isRelated)) : {}
    expect(openedByRun(opened)).toEqual({ '': experimentMetas, ...everyMeta, ...parents })
    expect(openedAgain(opened)).toEqual(isLikeId ? experimentMetas : [])
  })
})

/** Of the example store, which real programs wrote: active, and all. */
const listed = { active: { experiments: 8, runs: 73 }, all: { experiments: 9, runs: 75 } }
/** The 38 active runs of which Hydra wrote a config, and the 40 that have an accuracy: what is not there is not opened. */
const inConfigs = { ...listed.active, 'config.yaml': 38 }
const everything = { ...inConfigs, metrics: 228, params: 430, tags: 381 }
const accuracies = 40

/** Every command, and how many files of each kind it opens. */
const calls: readonly (readonly [args: readonly string[], opened: Readonly<Record<string, number>>])[] = [
  [['experiments'], listed.all],
  [['experiments', '-e', 'transformer_*'], { ...listed.all, runs: 18 }],
  [['ls'], { ...inConfigs, metrics: 228, params: 430 }],
  [
    ['ls', '--where', 'tags.stage = "dev"', '--all-columns'],
    { ...listed.active, tags: 72, 'config.yaml': 12, metrics: 45 },
  ],
  [
    ['ls', '--columns', 'metrics.val/acc, max(metrics.val/acc), min(metrics.val/acc)'],
    { ...listed.active, metrics: accuracies },
  ],
  [
    ['ls', '--sort', 'max(metrics.val/acc)', '--columns', 'run_name, metrics.val/acc'],
    { ...listed.active, metrics: accuracies },
  ],
  [['top', 'val/acc'], { ...listed.active, metrics: 80, 'config.yaml': 10 }],
  [['top', 'max(metrics.val/acc)'], { ...listed.active, metrics: 80, 'config.yaml': 10 }],
  [['group'], { ...inConfigs, metrics: 70 }],
  [
    [
      'group',
      '--by',
      'model.type',
      '--agg',
      'metrics.val/acc, max(metrics.val/acc), argmax(run_name, metrics.val/acc)',
    ],
    { ...inConfigs, metrics: accuracies },
  ],
  [['keys'], everything],
  [['keys', '--in', 'tags'], { ...listed.active, tags: 381 }],
  [['keys', '--types'], inConfigs],
  [['types'], inConfigs],
  [['history', 'val/acc'], { ...listed.active, metrics: accuracies }],
  [['history', 'val/acc', '--by', 'all but seed'], { ...inConfigs, metrics: accuracies }],
  [['export'], everything],
  [['export', '--columns', 'run_name, model.*, metrics.*'], { ...inConfigs, metrics: 228 }],
  [['show', '48e411'], { ...listed.all, runs: 1, 'config.yaml': 1, metrics: 5, params: 15, tags: 10 }],
  [['show', 'with models'], { ...listed.all, metrics: 2, tags: 9, inputs: 2, outputs: 1, datasets: 1, models: 4 }],
  [['diff', '32ef8a', '275ce8'], { ...listed.all, runs: 2, 'config.yaml': 2, metrics: 10, params: 24 }],
  [['diff', '32ef8a', '275ce8', '--in', 'tags'], { ...listed.all, runs: 2, tags: 14 }],
  [['diff', '--group', 'model.type = "lstm"'], { ...inConfigs, metrics: 228 }],
  [['artifacts', '48e411'], { ...listed.all, runs: 1 }],
  [['artifacts', '48e411', '--cat', '.hydra/overrides.yaml'], { ...listed.all, runs: 1, 'overrides.yaml': 1 }],
  [
    ['doctor'],
    {
      ...listed.all,
      ...{ 'config.yaml': 38, 'hydra.yaml': 38, 'overrides.yaml': 38 },
      ...{ metrics: 231, params: 433, tags: 384, inputs: 4, outputs: 1, datasets: 3, models: 4 },
    },
  ],
  [['config'], {}],
  [['plugins'], {}],
]

describe('of a store, each command opens the files that it asks for, and each of them once', () => {
  test.each(calls)('%s', async (args, expected) => {
    const { opened } = await openedFiles(store, args)
    expect(openedByKind(opened)).toEqual(expected)
    expect(openedAgain(opened)).toEqual([])
  })

  test('but that what a condition or the order has read of a metric is not its maximum', async () => {
    const { opened } = await openedFiles(store, [
      'ls',
      '--sort',
      'metrics.val/acc',
      '--columns',
      'max(metrics.val/acc)',
    ])
    expect(openedByKind(opened)).toEqual({ ...listed.active, metrics: accuracies })
    expect(openedAgain(opened)).toHaveLength(accuracies)
  })

  test('whatever workers take part', async () => {
    const threads = countingThreads()
    await expect
      .poll(async () => (await threads.opened(store, ['keys'])).workers, { timeout: 20_000 })
      .toBeGreaterThan(0)
    for (const [args] of calls) {
      const { opened } = await openedFiles(store, args)
      const { own, workers } = await threads.opened(store, args)
      expect(own + workers, args.join(' ')).toBe(opened.size)
    }
  })
})

test('a run whose folder was renamed is found by id and by folder', async () => {
  const renamed = join(folderOf(7), '..', 'renamed')
  renameSync(folderOf(7), renamed)
  try {
    for (const name of [idOf(7), renamed]) {
      const { outcome, opened } = await openedFiles(root, ['show', name, '--json'])
      expect(JSON.parse(outcome.stdout).run.info).toMatchObject({ run_id: idOf(7), run_dir: renamed })
      const withParents = [1, 4, 8, 12].map(idOf)
      expect(Object.keys(openedByRun(opened)).sort()).toEqual(['', ...withParents, 'renamed'])
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
