import { createSheaf, min, type RunSource } from '@runsheaf/core'
import { defineFrameBackend, defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { chooseRuns, type FrameKind } from '../src/plugin.ts'
import { asyncStore } from './conformance/loaders/async-store.ts'
import { sheafOf } from './support/memory.ts'

const cause = new Error('disk on fire')
const fail = () => {
  throw cause
}
const plainStore = sourceFromRecords([{ info: { runId: 'a' }, cfg: { lr: 0.1 }, metrics: { loss: 0.5 } }])
const failing: RunSource = {
  ...plainStore,
  artifacts: fail,
  histories: async () => fail(),
  read(request, sink) {
    const isSound = !request.mayWait && request.keys.some(({ facet }) => facet === 'cfg' || facet === 'metrics')
    return isSound ? plainStore.read(request, sink) : fail()
  },
}
const burning = defineFrameBackend<FrameKind>({ name: 'ashes', fromColumns: fail, toColumns: fail, series: fail })

test('what a plugin throws is wrapped: which plugin, in doing what, and the cause', async () => {
  const runs = await sheafOf(failing).load('x')
  const run = runs.at(0)!
  const frames = runs.with(burning)
  const calls: readonly (readonly [operation: string, call: () => unknown])[] = [
    ['memory failed to read cfg', () => runs.read('cfg')],
    ['memory failed to read lr and 1 more', () => runs.read(['lr', 'metrics.loss'])],
    ['memory failed to read histories', () => runs.history('loss')],
    ['memory failed to read artifacts', () => run.artifacts.list()],
    ['memory failed to read hydra', () => run.hydra],
    ['memory failed to list the params', () => run.params],
    ['memory failed to read params.lr', () => runs.toList('params.lr')],
    ['ashes failed to make a frame', () => frames.toFrame('lr')],
    ['ashes failed to make a frame', () => frames.groupBy('lr', { best: min('metrics.loss') })],
    ['ashes failed to make a series', () => frames.toSeries('lr')],
    ['ashes failed to read a frame', () => frames.concat(() => ({}))],
  ]
  for (const [operation, call] of calls) {
    const message = `${operation}: disk on fire`
    await expect((async () => call())()).rejects.toMatchObject({ code: 'PLUGIN_FAILED', message, cause })
  }
})

test('of joined stores, the one that failed is named', async () => {
  const loader = (name: string, store: RunSource) =>
    defineLoader({ name, looksFor: name, detect: (location) => location === name, load: () => store })
  const sound = sourceFromRecords([{ info: { runId: 'b' }, cfg: { lr: 0.2 } }])
  const runs = await createSheaf({ loaders: [loader('good', sound), loader('bad', failing)] }).load(['good', 'bad'])
  expect(runs.toList('lr')).toEqual([0.2, 0.1])
  await expect(runs.read('cfg')).rejects.toMatchObject({ message: 'bad failed to read cfg: disk on fire' })
})

test('what fails while experiments or run folders are listed names the place', async () => {
  const loader = defineLoader({
    name: 'bad',
    looksFor: 'trouble',
    detect: () => true,
    load: () => plainStore,
    experiments: fail,
    async *runDirs() {
      yield 'x/1'
      fail()
    },
  })
  const sheaf = createSheaf({ loaders: [loader] })
  await expect(sheaf.experiments('x')).rejects.toMatchObject({
    code: 'PLUGIN_FAILED',
    message: 'bad failed to list the experiments of x: disk on fire',
    details: { plugin: 'bad', location: 'x' },
  })
  const drain = async () => {
    for await (const folder of sheaf.runDirs('x')) expect(folder).toBe('x/1')
  }
  await expect(drain()).rejects.toMatchObject({
    message: 'bad failed to list the run folders of x: disk on fire',
  })
})

test('a backend of another version is refused wherever it is given', async () => {
  const runs = await sheafOf(plainStore).load('x')
  const old = { ...burning, api: 2 as 1 }
  for (const give of [() => runs.with(old), () => runs.with({ frame: old })])
    expect(give).toThrow(expect.objectContaining({ code: 'PLUGIN_API_MISMATCH' }))
})

test('a store that reads asynchronously says so until it has read; load reads what its condition names', async () => {
  const store = () =>
    asyncStore(
      sourceFromRecords([
        { info: { runId: 'a' }, cfg: { lr: 0.1, metrics: { old: 3 } }, metrics: { loss: 0.5 } },
        { info: { runId: 'b' }, cfg: { lr: 0.2, metrics: { old: 1 } }, metrics: { loss: 0.9 } },
      ]),
    )
  const all = await sheafOf(store()).load('x')
  expect(() => all.filter('lr > 0.1')).toThrow(expect.objectContaining({ code: 'NOT_READ' }))
  await all.read(['cfg', 'metrics'])
  expect(all.filter('lr > 0.1 and metrics.loss > 0.8').length).toBe(1)
  for (const where of ['lr > 0.1', 'metrics.loss > 0.8', 'metrics.old < 2', 'lr > 0.1 and metrics.loss > 0.8'])
    expect((await sheafOf(store()).load('x', { where })).at(0)!.info.runId).toBe('b')
  await expect(sheafOf(store()).load('x', { where: 'lrr > 0.1' })).rejects.toMatchObject({ code: 'KEY_UNKNOWN' })
  await expect(sheafOf(store()).load('x', { where: (run) => run.cfg.lr > 0.1 })).rejects.toMatchObject({
    code: 'NOT_READ',
  })
})

test('a part of a record that a getter gives is read by need', async () => {
  const read: string[] = []
  const lazy = (runId: string) => ({
    info: { runId },
    get cfg() {
      read.push(`cfg of ${runId}`)
      return { lr: 0.1 }
    },
    get metrics() {
      read.push(`metrics of ${runId}`)
      return { loss: [{ step: 0, timestamp: 0, value: 0.5 }] }
    },
  })
  const runs = await sheafOf(sourceFromRecords([lazy('a'), lazy('b')])).load('x')
  expect(read).toEqual([])
  expect(runs.at(1)!.get('metrics.loss')).toBe(0.5)
  expect(new Set(read)).toEqual(new Set(['metrics of b']))
  expect((await runs.slice(1).history('loss')).length).toBe(1)
  expect(new Set(read)).toEqual(new Set(['metrics of b']))
})

test('plain runs are chosen by name, by id or by either, each once', () => {
  const inExperiment = (runId: string, experimentId: string, experimentName: string) => ({
    info: { runId, experimentId, experimentName },
  })
  const runs = [inExperiment('a', '1', 'base'), inExperiment('b', '2', 'large'), inExperiment('c', '3', 'tiny')]
  const chosen = (request: Omit<Parameters<typeof chooseRuns>[1], 'lifecycle'>) =>
    chooseRuns([...runs, runs[0]!], { lifecycle: 'active', ...request }).map(({ info }) => info.runId)
  expect(chosen({})).toEqual(['a', 'b', 'c'])
  expect(chosen({ experiments: 'b*', experimentIds: ['3'] })).toEqual(['a', 'c'])
  expect(chosen({ experimentIds: ['2'] })).toEqual(['b'])
  expect(chosen({ experiments: [] })).toEqual([])
  expect(() => chosen({ experiments: 'bsae' })).toThrow('no experiment named "bsae". Did you mean "base"?')
  expect(() => chosen({ experimentIds: ['4'] })).toThrow('no experiment with the id "4"')
})

test('a source of records offers histories where the records have them', async () => {
  const last = await sheafOf(plainStore).load('x')
  await expect(last.history('loss')).rejects.toMatchObject({ code: 'CAPABILITY_MISSING' })
  expect(last.at(0)!.hydra).toBeUndefined()
  const logged = sourceFromRecords([{ info: { runId: 'a' }, metrics: { loss: [{ step: 0, timestamp: 0, value: 1 }] } }])
  expect((await (await sheafOf(logged).load('x')).history('loss')).length).toBe(1)
})
