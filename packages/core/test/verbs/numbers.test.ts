import { bin, by, ci95, count, mean } from '@runsheaf/core'
import { expect, test } from 'vitest'
import { configs, runsOf } from '../support/memory.ts'

test('toTypedArray gives doubles, or integers that fit; null is NaN and text is refused', async () => {
  const runs = await configs(
    { i: 1, f: 0.5, big: 2 ** 40, t: 'x', b: true, n: null },
    { i: 2, f: 1, big: 1, t: 'y', b: false, n: 3 },
  )
  expect(runs.toTypedArray('i')).toEqual(Float64Array.of(1, 2))
  expect(runs.toTypedArray('i', { as: 'i32' })).toEqual(Int32Array.of(1, 2))
  expect(runs.toTypedArray('big', { as: 'i64' })).toEqual(BigInt64Array.of(2n ** 40n, 1n))
  expect(runs.toTypedArray('n')).toEqual(Float64Array.of(Number.NaN, 3))
  expect(runs.toTypedArray('none', { fallback: 4 })).toEqual(Float64Array.of(4, 4))
  expect(() => runs.toTypedArray('big', { as: 'i32' })).toThrowError(/which is not an i32 integer/)
  expect(() => runs.toTypedArray('f', { as: 'i32' })).toThrowError(/f holds 0.5/)
  expect(() => runs.toTypedArray('n', { as: 'i64' })).toThrowError(/n holds null/)
  expect(() => runs.toTypedArray('t')).toThrowError(/t holds "x", which is not a number/)
  expect(() => runs.toTypedArray('b')).toThrowError(/b holds true/)
})

test('countBy counts by order of appearance, runs without the key under undefined', async () => {
  const runs = await configs({ t: 'b' }, { t: 'a' }, {}, { t: 'b' }, { t: null })
  expect([...runs.countBy('t')]).toEqual([
    ['b', 2],
    ['a', 1],
    [undefined, 1],
    [null, 1],
  ])
})

test('describe takes every number of configs and metrics, or the keys that are asked', async () => {
  const runs = await runsOf({ cfg: { a: 1, t: 'x' }, metrics: { m: 0.5 } }, { cfg: { a: 3, t: 'y' } })
  expect(runs.describe().toRecords()).toEqual([
    { key: 'a', count: 2, mean: 2, std: Math.SQRT2, min: 1, p25: 1.5, median: 2, p75: 2.5, max: 3 },
    { key: 'metrics.m', count: 1, mean: 0.5, std: null, min: 0.5, p25: 0.5, median: 0.5, p75: 0.5, max: 0.5 },
  ])
  expect(runs.slice(0, 0).describe('a').toRecords()).toMatchObject([{ key: 'a', count: 0, mean: null }])
  expect(() => runs.describe('t')).toThrowError(/t holds "x"/)
})

test('bin groups by the lower edge; below the first edge is -Infinity', async () => {
  const runs = await configs({ n: 5 }, { n: -1 }, { n: 10 }, { n: 0 }, { n: null }, {})
  const grouped = runs.groupBy(bin('n', [0, 10]))
  expect([...grouped.keys()]).toEqual([0, Number.NEGATIVE_INFINITY, 10, null, undefined])
  expect(grouped.get(0)!.length).toBe(2)
  expect(runs.groupBy(bin('n', [0, 10], 'range')).by).toEqual(['range'])
  expect(() => runs.groupBy(bin('n', [10, 0]))).toThrowError(/edges of bin must rise/)
})

test('by a time and a unit groups by the time in UTC at which the unit begins', async () => {
  const at = (time: string) => ({ info: { runId: time, startTime: new Date(time) } })
  const runs = await runsOf(at('2026-03-01T23:59:59Z'), at('2026-03-01T00:00:00Z'), at('2026-02-28T12:00:00Z'), {
    info: { runId: 'x' },
  })
  const starts = (unit: 'day' | 'week' | 'month') =>
    [...runs.groupBy(by('start_time', unit)).entries()].map(([key, group]) => [
      (key as Date | undefined)?.toISOString().slice(0, 10),
      group.length,
    ])
  expect(starts('day')).toEqual([
    ['2026-03-01', 2],
    ['2026-02-28', 1],
    [undefined, 1],
  ])
  expect(starts('week')).toEqual([
    ['2026-02-23', 3],
    [undefined, 1],
  ])
  expect(starts('month')).toEqual([
    ['2026-03-01', 2],
    ['2026-02-01', 1],
    [undefined, 1],
  ])
  expect(() => runs.groupBy(by('run_id', 'day'))).toThrowError(/which is not a time/)
})

test('agg takes names of keys as lists of values before the aggregates', async () => {
  const runs = await configs({ t: 'a', n: 1 }, { t: 'b', n: 2 }, { t: 'a', n: 3 })
  expect(runs.groupBy('t').agg('n', { runs: count() }).toRecords()).toEqual([
    { t: 'a', n: [1, 3], runs: 2 },
    { t: 'b', n: [2], runs: 1 },
  ])
  expect(runs.groupBy('t').toFrame().toRecords()).toEqual([
    { t: 'a', count: 2 },
    { t: 'b', count: 1 },
  ])
  expect(() => runs.groupBy('t').agg('n', { n: count() })).toThrowError(/two columns named n/)
  expect(() => runs.groupBy('t').agg((() => 1) as never)).toThrowError(/An aggregate needs a name/)
})

test('ci95 is half of Student’s interval; from a bootstrap it is the same for a seed, and near to it for many values', async () => {
  const runs = await configs(...Array.from({ length: 200 }, (_, i) => ({ x: Math.sin(i * 12.9898) })))
  const ci = (options?: { bootstrap: number; seed: number }) =>
    runs
      .groupBy()
      .agg({ ci: ci95('x', options), m: mean('x') })
      .at(0)!.ci as number
  const student = ci()
  const bootstrap = ci({ bootstrap: 2000, seed: 1 })
  expect(ci({ bootstrap: 2000, seed: 1 })).toBe(bootstrap)
  expect(Math.abs(bootstrap / student - 1)).toBeLessThan(0.1)
  const few = await configs({ x: 1 }, { x: 2 }, { x: 3 })
  expect(
    few
      .groupBy()
      .agg({ ci: ci95('x') })
      .at(0)!.ci,
  ).toBeCloseTo(2.4841377118, 9)
  expect(
    few
      .slice(0, 1)
      .groupBy()
      .agg({ ci: ci95('x', { bootstrap: 10 }) })
      .at(0)!.ci,
  ).toBeNull()
})
