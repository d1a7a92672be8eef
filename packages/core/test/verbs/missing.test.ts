// What becomes of a run that lacks a key, for every verb and every setting `missing`: the table of the documentation.
import { count, mean, type RunCollection } from '@runsheaf/core'
import { describe, expect, test } from 'vitest'
import { configs, ids } from '../support/memory.ts'

const runs = await configs({ k: 2, n: 1 }, { n: 1 }, { k: null, n: 1 }, { k: 1, n: 1 })

type Setting = 'unset' | 'error' | 'null' | 'skip'
const settings: readonly Setting[] = ['unset', 'error', 'null', 'skip']

/** Throws KEY_MISSING. */
const refused = Symbol('KEY_MISSING')

interface Line {
  readonly verb: string
  readonly call: (runs: RunCollection) => unknown
  readonly answers: Readonly<Record<Setting, unknown>>
}

const same = (answer: unknown) => ({ unset: answer, error: answer, null: answer, skip: answer })

const table: readonly Line[] = [
  {
    verb: 'run.get(key)',
    call: (all) => all.at(1)!.get('k'),
    answers: { unset: refused, error: refused, null: null, skip: undefined },
  },
  { verb: 'run.get(key, fallback)', call: (all) => all.at(1)!.get('k', 0), answers: same(0) },
  {
    verb: 'toList(key)',
    call: (all) => all.toList('k'),
    answers: { unset: refused, error: refused, null: [2, null, null, 1], skip: [2, null, 1] },
  },
  { verb: 'toList(key, fallback)', call: (all) => all.toList('k', 0), answers: same([2, 0, null, 1]) },
  {
    verb: 'toTypedArray(key)',
    call: (all) => [...all.toTypedArray('k')],
    answers: { unset: refused, error: refused, null: [2, Number.NaN, Number.NaN, 1], skip: [2, Number.NaN, 1] },
  },
  {
    verb: 'toSeries(key)',
    call: (all) => (all.toSeries('k') as { length: number }).length,
    answers: { unset: refused, error: refused, null: 4, skip: 3 },
  },
  {
    verb: 'unique(key)',
    call: (all) => all.unique('k'),
    answers: { unset: refused, error: refused, null: [1, 2, null], skip: [1, 2, null] },
  },
  {
    verb: 'toFrame(key)',
    call: (all) =>
      all
        .toFrame('k')
        .toRecords()
        .map(({ k }) => k),
    answers: { unset: [2, null, null, 1], error: refused, null: [2, null, null, 1], skip: [2, null, 1] },
  },
  {
    verb: 'toFrame([key, default])',
    call: (all) =>
      all
        .toFrame(['k', 0])
        .toRecords()
        .map(({ k }) => k),
    answers: same([2, 0, null, 1]),
  },
  {
    verb: 'sort(key)',
    call: (all) => ids(all.sort('k')),
    answers: {
      unset: ['r3', 'r0', 'r2', 'r1'],
      error: refused,
      null: ['r3', 'r0', 'r1', 'r2'],
      skip: ['r3', 'r0', 'r2', 'r1'],
    },
  },
  {
    verb: 'groupBy(key)',
    call: (all) => [...all.groupBy('k').keys()],
    answers: { unset: [2, undefined, null, 1], error: refused, null: [2, null, 1], skip: [2, null, 1] },
  },
  {
    verb: 'countBy(key)',
    call: (all) => [...all.countBy('k').values()],
    answers: { unset: [1, 1, 1, 1], error: refused, null: [1, 2, 1], skip: [1, 1, 1] },
  },
  {
    verb: 'agg(mean(key))',
    call: (all) =>
      all
        .groupBy('n')
        .agg({ runs: count(), k: mean('k') })
        .toRecords(),
    answers: same([{ n: 1, runs: 4, k: 1.5 }]),
  },
  { verb: 'filter({ key })', call: (all) => ids(all.filter({ k: 2 })), answers: same(['r0']) },
  { verb: 'exclude({ key })', call: (all) => ids(all.exclude({ k: 2 })), answers: same(['r1', 'r2', 'r3']) },
  { verb: "filter('key != 2')", call: (all) => ids(all.filter('k != 2')), answers: same(['r2', 'r3']) },
  { verb: 'update(key, value)', call: (all) => all.update('k', 9).toList('k'), answers: same([2, 9, null, 1]) },
  { verb: 'concat(f, key)', call: (all) => all.concat(() => [{ a: 1 }], ['k', 0]).length, answers: same(4) },
]

describe.each(table)('$verb', ({ call, answers }) => {
  test.each(settings)("where missing is '%s'", (setting) => {
    const all = setting === 'unset' ? runs : runs.with({ missing: setting })
    if (answers[setting] === refused)
      expect(() => call(all)).toThrowError(expect.objectContaining({ code: 'KEY_MISSING' }))
    else expect(call(all)).toEqual(answers[setting])
  })
})
