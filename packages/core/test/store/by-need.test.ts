import { exists, mean, parse, type RunCollection, type RunSource } from '@runsheaf/core'
import { beforeEach, expect, test } from 'vitest'
import { countingStore } from '../support/counting-store.ts'
import { sheafOf } from '../support/memory.ts'

const records = Array.from({ length: 10 }, (_, i) => ({
  info: { runId: `r${i}` },
  cfg: { type: i < 4 ? 'lstm' : 'gru', seed: i },
  metrics: { acc: i / 10 },
}))

let asked: string[]
let runs: RunCollection

beforeEach(async () => {
  const counting = countingStore(records)
  asked = counting.asked
  runs = await sheafOf(counting.store).load('x')
  asked.length = 0
})

test('a question asks for the keys that it names, of the runs that are still selected, once', () => {
  const lstm = runs.filter({ type: 'lstm' })
  expect(asked).toEqual(Array.from({ length: 10 }, (_, i) => `cfg.type@${i}`))
  asked.length = 0
  lstm.groupBy('type', { acc: mean('metrics.acc') })
  expect(asked).toEqual(['metrics.acc@0', 'metrics.acc@1', 'metrics.acc@2', 'metrics.acc@3'])
  asked.length = 0
  lstm.groupBy('type', { acc: mean('metrics.acc') })
  expect(lstm.at(0)!.get('metrics.acc')).toBe(0)
  expect(asked).toEqual([])
  runs.toFrame('metrics.acc')
  expect(asked).toEqual([4, 5, 6, 7, 8, 9].map((i) => `metrics.acc@${i}`))
})

test('a later condition is asked only of the runs that the earlier ones left, in and and in or', () => {
  runs.filter('type = "gru" and metrics.acc > 0.8')
  expect(asked.filter((name) => name.startsWith('metrics'))).toHaveLength(6)
  asked.length = 0
  runs.filter('type = "lstm" or seed > 5')
  expect(asked).toEqual([4, 5, 6, 7, 8, 9].map((i) => `cfg.seed@${i}`))
})

test('one value of one run asks for no more', () => {
  expect(runs.at(7)!.get('seed')).toBe(7)
  expect(runs.at(3)!.get('seed')).toBe(3)
  expect(asked).toEqual(['cfg.seed@7', 'cfg.seed@3'])
  expect(runs.toList('seed')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(asked).toHaveLength(10)
})

test('a metric that some runs lack is not looked for in their configs', async () => {
  const counting = countingStore([...records, { info: { runId: 'r10' }, cfg: { type: 'x' } }])
  const some = await sheafOf(counting.store).load('x')
  expect(some.filter({ 'metrics.acc': exists() }).length).toBe(10)
  expect(counting.asked.every((name) => name.startsWith('metrics.acc@'))).toBe(true)
  expect(counting.asked).toHaveLength(11)
})

test('repeated and reordered runs are asked once each', () => {
  expect(runs.pick([3, 1, 3]).toList('seed')).toEqual([3, 1, 3])
  expect(asked).toEqual(['cfg.seed@3', 'cfg.seed@1'])
})

test('a condition that is read ahead asks for what it would ask for by need, and afterwards for nothing', async () => {
  const where = parse('type = "gru" and metrics.acc > 0.8')
  await runs.read(where)
  expect(asked.filter((name) => name.startsWith('metrics'))).toHaveLength(6)
  expect(asked).toHaveLength(16)
  expect(runs.filter(where).length).toBe(1)
  expect(asked).toHaveLength(16)
})

test('keys are read ahead', async () => {
  await runs.slice(0, 2).read(['type', 'metrics.acc'])
  expect(asked).toEqual(['cfg.type@0', 'cfg.type@1', 'metrics.acc@0', 'metrics.acc@1'])
})

test('a key that none of the runs has is read ahead of others, until one has it', async () => {
  const counting = countingStore([...records, { info: { runId: 'r10' }, cfg: { late: 1 } }])
  const some = await sheafOf(counting.store).load('x')
  await some.slice(0, 3).read('late')
  expect(counting.asked).toHaveLength(11)
  counting.asked.length = 0
  expect(some.slice(0, 3).toList('late', null)).toEqual([null, null, null])
  expect(counting.asked).toEqual([])
})

test('a facet is read ahead once', async () => {
  const read: string[] = []
  const { store } = countingStore(records)
  const noting: RunSource = {
    ...store,
    read(request, sink) {
      read.push(`${request.facets.join()} of ${request.rows.join()}`)
      return store.read(request, sink)
    },
  }
  const some = (await sheafOf(noting).load('x')).slice(0, 3)
  await some.read('cfg')
  await some.slice(1, 2).read(['cfg', 'metrics'])
  await some.read(['metrics', 'cfg'])
  expect(read).toEqual(['cfg of 0,1,2', 'metrics of 1', 'metrics of 0,2'])
})
