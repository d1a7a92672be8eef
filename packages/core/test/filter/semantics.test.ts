import {
  between,
  contains,
  endsWith,
  exists,
  gt,
  gte,
  key,
  lt,
  lte,
  matches,
  missing,
  ne,
  not,
  oneOf,
  startsWith,
} from '@runsheaf/core'
import { describe, expect, test } from 'vitest'
import { configs, ids, runsOf } from '../support/memory.ts'

/** One run for each kind of value that a key can have. */
const values = {
  number: 1,
  other: 2,
  zero: 0,
  text: '1',
  yes: true,
  nothing: null,
  nan: Number.NaN,
  list: [1, 2],
  map: { a: 1 },
}
const runs = await runsOf(...Object.entries(values).map(([runId, v]) => ({ info: { runId }, cfg: { v } })), {
  info: { runId: 'missing' },
  cfg: { w: 1 },
})
const all = ids(runs)
const but = (...names: string[]) => all.filter((id) => !names.includes(id))

describe('missing, null and NaN', () => {
  const cases: [criterion: unknown, kept: readonly string[]][] = [
    [1, ['number']],
    ['1', ['text']],
    [true, ['yes']],
    [null, ['nothing']],
    [Number.NaN, []],
    [ne(1), but('number', 'missing')],
    [ne(Number.NaN), but('missing')],
    [not(1), but('number')],
    [ne(null), but('nothing', 'missing')],
    [gt(0), ['number', 'other']],
    [gte(0), ['number', 'other', 'zero']],
    [lt(1), ['zero']],
    [lte(1), ['number', 'zero']],
    [between(1, 2), ['number', 'other']],
    [oneOf(1, '1', null), ['number', 'text', 'nothing']],
    [
      [1, 2],
      ['number', 'other', 'list'],
    ],
    [oneOf([1, 2]), ['list']],
    [{ a: 1 }, ['map']],
    [{ a: 2 }, []],
    [[], []],
    [exists(), but('missing')],
    [missing(), ['missing']],
    [not(exists()), ['missing']],
    [startsWith('1'), ['text']],
    [endsWith('x'), []],
    [contains('1'), ['text']],
    [matches(/^\d$/), ['text']],
    [(v: unknown) => v === null || v === 2, ['other', 'nothing']],
  ]
  test.each(cases)('%o', (criterion, kept) => {
    expect(ids(runs.filter({ v: criterion }))).toEqual(kept)
    expect(ids(runs.filter(['v', criterion]))).toEqual(kept)
    expect(ids(runs.exclude({ v: criterion }))).toEqual(but(...kept))
  })
})

describe('the same in expressions', () => {
  const cases: [expression: string, kept: readonly string[]][] = [
    ['v = 1', ['number']],
    ["v = '1'", ['text']],
    ['v != 1', but('number', 'missing')],
    ['not v = 1', but('number')],
    ['not (v != 1)', ['number', 'missing']],
    ['v is null', ['nothing', 'missing']],
    ['v is not null', but('nothing', 'missing')],
    ['v is missing', ['missing']],
    ['v is not missing', but('missing')],
    ['v = null', ['nothing']],
    ['v in (1, null, true)', ['number', 'yes', 'nothing']],
    ['v not in (1, 2)', but('number', 'other', 'missing')],
    ['v between 0 and 1', ['number', 'zero']],
    ['v not between 0 and 1', but('number', 'zero', 'missing')],
    ["v like '1%'", ['text']],
    ["v not like '1%'", but('text', 'missing')],
    ['v = [1, 2]', ['list']],
    ['v = v', but('nan', 'missing')],
    ['v = 1 or v = 2 and v = 3', ['number']],
    ['(v = 1 or v = 2) and v > 1', ['other']],
    ['v = 1 or w = 1', ['number', 'missing']],
    ['', all],
  ]
  test.each(cases)('%s', (expression, kept) => {
    expect(ids(runs.filter(expression))).toEqual(kept)
  })
})

test('several criteria are joined by and, one object or many', () => {
  expect(ids(runs.filter({ v: gt(0) }, { v: lt(2) }))).toEqual(['number'])
  expect(ids(runs.filter({ v: gt(0) }, (run) => run.get('v') !== 1, 'v < 9'))).toEqual(['other'])
  expect(ids(runs.exclude({ v: 1 }, { v: 2 }))).toEqual(but('number', 'other'))
})

test('a key compares with a key, across types and with missing', async () => {
  const pairs = await configs({ a: 2, b: 1 }, { a: 1, b: 1 }, { a: '1', b: 1 }, { a: null, b: null }, { a: 1 })
  expect(ids(pairs.filter(key('a').gt(key('b'))))).toEqual(['r0'])
  expect(ids(pairs.filter('a = b'))).toEqual(['r1', 'r3'])
  expect(ids(pairs.filter(key('a').ne(key('b'))))).toEqual(['r0', 'r2'])
})

test('masks are of booleans or bytes, one for each run', () => {
  const mask = all.map((id) => id === 'zero')
  expect(ids(runs.filter(mask))).toEqual(['zero'])
  expect(ids(runs.filter(Uint8Array.from(mask, Number), { v: 0 }))).toEqual(['zero'])
  expect(() => runs.filter([true])).toThrow(expect.objectContaining({ code: 'MASK_LENGTH' }))
})

test('numbers and bigints are one type, exact past 2^53', async () => {
  const big = await configs({ v: 2n ** 60n }, { v: 2n ** 60n + 1n }, { v: 5 })
  expect(ids(big.filter({ v: 2n ** 60n }))).toEqual(['r0'])
  expect(ids(big.filter('v > 1152921504606846976'))).toEqual(['r1'])
  expect(ids(big.filter({ v: 5n }))).toEqual(['r2'])
})

test('times compare with dates, texts and milliseconds; without a zone a text is UTC', async () => {
  const dated = await runsOf(
    { info: { runId: 'a', startTime: new Date('2026-01-01T00:00:00Z') } },
    { info: { runId: 'b', startTime: new Date('2026-01-02T00:00:00Z') } },
    {},
  )
  expect(ids(dated.filter("start_time > '2026-01-01'"))).toEqual(['b'])
  expect(ids(dated.filter("start_time >= '2026-01-01 00:00'"))).toEqual(['a', 'b'])
  expect(ids(dated.filter({ start_time: lt(new Date('2026-01-02T00:00:00Z')) }))).toEqual(['a'])
  expect(ids(dated.filter({ start_time: gt(1767225600000) }))).toEqual(['b'])
  expect(ids(dated.filter('end_time is missing'))).toHaveLength(3)
  expect(() => dated.filter("start_time > 'soon'")).toThrow(/'soon' is not a date/)
})

test('a param compares as text with text, and as what it says with a number', async () => {
  const params = await runsOf(
    { params: { lr: '0.001' } },
    { params: { lr: '1e-3' } },
    { params: { lr: 'None' } },
    { params: { lr: 'True' } },
    {},
  )
  expect(ids(params.filter("params.lr = '0.001'"))).toEqual(['r0'])
  expect(ids(params.filter({ 'params.lr': '0.001' }))).toEqual(['r0'])
  expect(ids(params.filter('params.lr = 0.001'))).toEqual(['r0', 'r1'])
  expect(ids(params.filter('params.lr = null'))).toEqual(['r2'])
  expect(ids(params.filter({ 'params.lr': true }))).toEqual(['r3'])
  expect(ids(params.filter("params.lr in ('None', 0.001)"))).toEqual(['r0', 'r1', 'r2'])
  expect(ids(params.filter("params.lr not in ('None', 0.001)"))).toEqual(['r3'])
  expect(ids(params.filter('params.lr IS NULL'))).toEqual(['r4'])
})

test('any dataset of a run may satisfy a condition', async () => {
  const [mnist, cifar] = [
    { name: 'mnist', digest: 'd1', context: 'train' },
    { name: 'cifar', digest: 'd2' },
  ]
  const data = await runsOf({ datasets: [mnist, cifar] }, { datasets: [cifar] }, {})
  expect(ids(data.filter("dataset.name = 'mnist'"))).toEqual(['r0'])
  expect(ids(data.filter("datasets.name != 'mnist'"))).toEqual(['r0', 'r1'])
  expect(ids(data.filter("dataset.context like 'tr%'"))).toEqual(['r0'])
})

test('what is no criterion is refused with advice', () => {
  expect(() => runs.filter({ v: undefined })).toThrow(/missing\(\)/)
  expect(() => runs.filter({ v: /x/ })).toThrow(/matches/)
  expect(() => runs.filter(['v', 1, 2] as never)).toThrow(/pair/)
  expect(() => runs.filter(3 as never)).toThrow(expect.objectContaining({ code: 'FILTER_INVALID' }))
  expect(() => runs.filter(async () => true)).toThrow(/promise/)
})

test('a range without one of its bounds is an error', () => {
  expect(() => between(null as never, 2)).toThrowError(/two bounds/)
  expect(() => between(1, undefined as never)).toThrowError(/two bounds/)
})

test('a test of values sees the runs that earlier conditions left, read before or not', async () => {
  const runs = await configs({ a: 1, b: 'x' }, { a: 2, b: 'y' }, { a: 2, b: 'z' })
  for (const earlier of [{ a: 2 }, [false, true, true]]) {
    const seen: unknown[] = []
    runs.filter(earlier, { b: (b: unknown) => seen.push(b) > 0 })
    runs.toList('b')
    runs.filter(earlier, { b: (b: unknown) => seen.push(b) > 0 })
    expect(seen).toEqual(['y', 'z', 'y', 'z'])
  }
})
