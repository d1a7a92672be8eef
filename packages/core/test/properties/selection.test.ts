import type { Filter, RunCollection } from '@runsheaf/core'
import { sourceFromRecords } from '@runsheaf/core/plugin'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyFilter, keyTexts } from '../support/any-filter.ts'
import { anyRuns } from '../support/any-runs.ts'
import { ids, sheafOf } from '../support/memory.ts'
import { passes } from '../support/naive.ts'

const seed = { seed: 20_260_101, numRuns: 400 }
const load = (records: Parameters<typeof sourceFromRecords>[0]): Promise<RunCollection> =>
  sheafOf(sourceFromRecords(records)).load('memory')

describe('random filters on random runs', () => {
  test('the evaluator on columns keeps the runs that a look at each run keeps', async () => {
    await fc.assert(
      fc.asyncProperty(anyRuns, anyFilter, async (records, filter) => {
        const expected = records.filter((record) => passes(filter, record)).map(({ info }) => info.runId)
        expect(ids((await load(records)).filter(filter))).toEqual(expected)
      }),
      { ...seed, numRuns: 1500 },
    )
  })

  test('one filter after another is both at once, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(anyRuns, anyFilter, anyFilter, async (records, a, b) => {
        const both: Filter = { kind: 'and', filters: [a, b] }
        const expected = ids((await load(records)).filter(both))
        expect(ids((await load(records)).filter(a).filter(b))).toEqual(expected)
        expect(ids((await load(records)).filter(b, a))).toEqual(expected)
      }),
      seed,
    )
  })

  test('what filter keeps and what exclude keeps are all runs, and partition says so at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyRuns, anyFilter, async (records, filter) => {
        const runs = await load(records)
        const [kept, rest] = [runs.filter(filter), runs.exclude(filter)]
        expect(ids(kept.union(rest)).sort()).toEqual(ids(runs).sort())
        expect(kept.intersect(rest).length).toBe(0)
        expect(runs.partition(filter).map(ids)).toEqual([ids(kept), ids(rest)])
      }),
      seed,
    )
  })
})

/** Keys whose values in these runs have an order, lists aside. */
const plainKeys = ['metrics.m', 'params.p', 'tags.t', 'status', 'run_id']

test('sorting is stable, a permutation, and puts what is missing last both ways', async () => {
  await fc.assert(
    fc.asyncProperty(anyRuns, fc.constantFrom(...plainKeys), fc.boolean(), async (records, key, reverse) => {
      const runs = await load(records)
      const sorted = runs.sort(key, { reverse })
      expect(ids(sorted).sort()).toEqual(ids(runs).sort())
      expect(ids(sorted.sort(key, { reverse }))).toEqual(ids(sorted))
      const missing = sorted.map((run) => run.get(key, 'MISSING') === 'MISSING')
      expect(missing).toEqual([...missing].sort((a, b) => Number(a) - Number(b)))
      for (const value of runs.unique(key, 'MISSING')) {
        const group = (all: RunCollection) => ids(all.filter((run) => Object.is(run.get(key, 'MISSING'), value)))
        expect(group(sorted)).toEqual(group(runs))
      }
    }),
    seed,
  )
})

test('groups are a partition of the runs, each in their order, and each is found by its key', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyRuns,
      fc.uniqueArray(fc.constantFrom(...keyTexts.filter((k) => !/[`(]/.test(k))), { minLength: 1, maxLength: 3 }),
      async (records, keys) => {
        const runs = await load(records)
        const grouped = runs.groupBy(...keys)
        const members = [...grouped.values()].map(ids)
        expect(members.flat().sort()).toEqual(ids(runs).sort())
        for (const group of members) expect(ids(runs).filter((id) => group.includes(id))).toEqual(group)
        for (const [key, group] of grouped) {
          const values = (keys.length === 1 ? [key] : key) as never[]
          expect(ids(grouped.get(...values)!)).toEqual(ids(group))
        }
      },
    ),
    seed,
  )
})
