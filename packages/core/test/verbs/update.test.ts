import { defaults, isRunError } from '@runsheaf/core'
import { expect, test } from 'vitest'
import { configs, runsOf } from '../support/memory.ts'

const runs = await configs({ a: 1, deep: { x: 1 } }, { a: null, deep: { y: 2 } }, { deep: null }, {})

test('update fills in only where a run lacks the key; null is a value', () => {
  expect(runs.update('a', 9).toList('a')).toEqual([1, null, 9, 9])
  expect(runs.update('a', 9, { force: true }).toList('a')).toEqual([9, 9, 9, 9])
})

test('update never changes what it was called on', () => {
  const updated = runs.update('b', 1)
  expect(updated.toList('b')).toEqual([1, 1, 1, 1])
  expect(() => runs.toList('b')).toThrowError(/No run has the key b/)
  expect(runs.at(0)!.cfg).toEqual({ a: 1, deep: { x: 1 } })
  expect(runs.slice(0, 2).update('b', 1).append(runs.slice(2)).toList('b', 0)).toEqual([1, 1, 0, 0])
})

test('a function of the run is called only for runs that get the value', () => {
  const asked: string[] = []
  const updated = runs.update('a', (run) => asked.push(run.info.runId))
  expect(updated.toList('a')).toEqual([1, null, 1, 2])
  expect(asked).toEqual(['r2', 'r3'])
})

test('a path makes the maps on its way, shows in the whole config, and in frames of it', () => {
  const updated = runs.update('deep.x', 7)
  expect(updated.toList('deep.x')).toEqual([1, 7, 7, 7])
  expect(updated.map((run) => run.cfg)).toEqual([
    { a: 1, deep: { x: 1 } },
    { a: null, deep: { y: 2, x: 7 } },
    { deep: { x: 7 } },
    { deep: { x: 7 } },
  ])
  expect(updated.toList('deep')).toEqual([{ x: 1 }, { y: 2, x: 7 }, { x: 7 }, { x: 7 }])
  expect(updated.toFrame().names).toEqual(['run_id', 'run_dir', 'job_name', 'a', 'deep.x', 'deep.y'])
})

test('a value that would be lost is refused, unless forced', () => {
  expect(() => runs.update('a.b', 1)).toThrowError(/a of run r0 is 1, which would be lost/)
  expect(runs.update('a.b', 1, { force: true }).toList('a')).toEqual([{ b: 1 }, { b: 1 }, { b: 1 }, { b: 1 }])
})

test('several keys take a list of values, each where it is missing; `__` is a dot', () => {
  const updated = runs.update(['a', 'deep__z'], (run) => [run.info.runId, 1])
  expect(updated.toList('a')).toEqual([1, null, 'r2', 'r3'])
  expect(updated.toList('deep.z')).toEqual([1, 1, 1, 1])
  expect(() => runs.update(['m', 'n'], [1])).toThrowError(/2 keys wants a list of as many values, not 1 values/)
  expect(() => runs.update(['m', 'n'], 'ab' as never)).toThrowError(/not "ab"/)
})

test('only the config is updated: run_id is then cfg.run_id, and metrics are refused', () => {
  const updated = runs.update('run_id', 'mine')
  expect(updated.toList('cfg.run_id')[0]).toBe('mine')
  expect(updated.toList('run_id')[0]).toBe('r0')
  expect(() => runs.update('metrics.loss', 1)).toThrowError(expect.toSatisfy((e) => isRunError(e, 'ARGUMENT_INVALID')))
})

test('integers stay integers where a column is filled up, and elements of lists can be replaced', async () => {
  const lists = await configs({ n: 1, l: [1, 2] }, { l: [3, 4] })
  expect(lists.update('n', 2).toColumns('n').columns[0]?.type).toBe('i32')
  expect(lists.update('l.0', 9, { force: true }).toList('l')).toEqual([
    [9, 2],
    [9, 4],
  ])
})

test('an updated run is a new view; groups and filters see the value', () => {
  const run = runs.at(3)!.update('seed', 5)
  expect(run.get('seed')).toBe(5)
  expect(run.info.runId).toBe('r3')
  expect(runs.update('seed', (r) => r.info.runId === 'r0').filter({ seed: true }).length).toBe(1)
})

test('the implementation object stays the one that was made', async () => {
  const withImpl = await runsOf({ cfg: { a: 1 } })
  expect(withImpl.update('b', 1).map((run) => run.impl)).toEqual([undefined])
})

test('defaults are a value that settings take: for any spelling, as values or functions of the run', () => {
  const version2 = defaults({ 'deep.x': 0, warm: (run: { info: { runId: string } }) => run.info.runId })
  const later = runs.with(version2)
  expect(later.toList('deep.x')).toEqual([1, 0, 0, 0])
  expect(later.toList('deep__x')).toEqual([1, 0, 0, 0])
  expect(later.toList('cfg.deep.x')).toEqual([1, 0, 0, 0])
  expect(later.at(1)!.get('warm')).toBe('r1')
  expect(later.filter({ 'deep.x': 0 }).length).toBe(3)
  expect(runs.toList('deep.x', 'none')).toEqual([1, 'none', 'none', 'none'])
})
