import { desc, order, RunCollection } from '@runsheaf/core'
import { sourceFromRecords } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { configs, ids, runsOf, sheafOf } from '../support/memory.ts'

const runs = await configs({ n: 1 }, { n: 2 }, { n: 3 })

test('a collection reads like a list', () => {
  expect(runs.flatMap((run, i) => [run.info.runId, i])).toEqual(['r0', 0, 'r1', 1, 'r2', 2])
  expect(runs.reduce((sum, run) => sum + run.cfg.n, 0)).toBe(6)
  expect(runs.every((run) => run.cfg.n > 0)).toBe(true)
  expect(runs.some((run, i) => i === 2 && run.cfg.n === 3)).toBe(true)
  expect(ids(runs.toReversed())).toEqual(['r2', 'r1', 'r0'])
  const seen: string[] = []
  runs.forEach((run, i) => {
    seen.push(`${i}${run.info.runId}`)
  })
  expect(seen).toEqual(['0r0', '1r1', '2r2'])
})

test('sort takes keys, keys with a direction, and what order gives, also as a list', async () => {
  const both = await configs({ a: 1, b: 1 }, { a: 2, b: 1 }, { a: 2, b: 0 })
  expect(ids(both.sort(order('a DESC, b')))).toEqual(['r2', 'r1', 'r0'])
  expect(ids(both.sort(...order('a DESC, b')))).toEqual(['r2', 'r1', 'r0'])
  expect(ids(both.sort(desc('a'), 'b'))).toEqual(['r2', 'r1', 'r0'])
  expect(ids(both.sort('a', 'b', { reverse: true }))).toEqual(['r1', 'r2', 'r0'])
})

test('some and every stop at the first run that decides', () => {
  let asked = 0
  runs.some(() => ++asked === 2)
  expect(asked).toBe(2)
})

test('runs are the same where folder and id agree, in whatever collection', async () => {
  const again = await configs({ n: 1 }, { n: 2 }, { n: 3 })
  expect(runs.indexOf(again.at(1)!)).toBe(1)
  expect(runs.filter({ n: 1 }).includes(runs.at(1)!)).toBe(false)
  const elsewhere = await runsOf({ info: { runId: 'r0', runDir: 'another store/r0' } })
  expect(runs.includes(elsewhere.at(0)!)).toBe(false)
  expect(runs.includes(undefined as never)).toBe(false)
})

test('partition gives those that meet all criteria, and the others', () => {
  const [small, large] = runs.partition('n < 3', { n: (value: number) => value > 0 })
  expect([ids(small), ids(large)]).toEqual([['r0', 'r1'], ['r2']])
})

test('a sample is the same for a seed, on every platform', () => {
  expect(ids(runs.sample(2, { seed: 1 }))).toEqual(ids(runs.sample(2, { seed: 1 })))
  expect(ids(runs.shuffle({ seed: 42 })).sort()).toEqual(['r0', 'r1', 'r2'])
  expect(() => runs.sample(4)).toThrowError(/A sample of 3 runs has 0 to 3 of them, not 4/)
  expect(runs.sample(0).length).toBe(0)
  expect(() => runs.sample(1, { seed: 0.5 })).toThrowError(/A seed is a whole number/)
})

test('sets of runs: each run once, in order of first appearance', () => {
  const [ab, bc] = [runs.pick([0, 1, 1]), runs.pick([2, 1])]
  expect(ids(ab.union(bc))).toEqual(['r0', 'r1', 'r2'])
  expect(ids(ab.intersect(bc))).toEqual(['r1', 'r1'])
  expect(ids(runs.difference(ab))).toEqual(['r2'])
  expect(ids(ab.append(bc))).toEqual(['r0', 'r1', 'r1', 'r2', 'r1'])
})

test('collections of different stores are one: keys, filters, groups and impls go through both', async () => {
  const load = (id: string, n: number, tag: string) =>
    sheafOf(sourceFromRecords([{ info: { runId: id }, cfg: { n } }])).load('memory', { impl: () => ({ tag }) })
  const [a, b] = [await load('a', 1, 'of a'), await load('b', 2, 'of b')]
  const both = a.append(b)
  expect(ids(both)).toEqual(['a', 'b'])
  expect(both.toList('n')).toEqual([1, 2])
  expect(both.toList('tag')).toEqual(['of a', 'of b'])
  expect(both.map((run) => run.impl)).toEqual([a.at(0)!.impl, b.at(0)!.impl])
  expect(ids(both.update('n', 7, { force: true }).filter({ n: 7, tag: 'of b' }))).toEqual(['b'])
  expect(both.difference(a).map((run) => run.info.runId)).toEqual(['b'])
})

test('a collection is made of runs at hand, also of several stores, and of none', async () => {
  const other = await configs({ n: 9 })
  const made = RunCollection.from([other.at(0)!, runs.at(2)!])
  expect(made.toList('n')).toEqual([9, 3])
  expect(RunCollection.from<any, any>([]).length).toBe(0)
  expect(RunCollection.from<any, any>([]).toFrame('n').length).toBe(0)
  expect(() => RunCollection.from(['r0' as never])).toThrowError(/made of runs, not of r0/)
})
