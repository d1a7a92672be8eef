import { ci95, count, max, mean, median, mode, quantile, type RunCollection, std, sum, unique } from '@runsheaf/core'
import type { Benchmark, Contestant } from '../harness.ts'
import { loadColumns } from './column-store.ts'
import { generateColumns } from './columns.ts'

const rows = 10_000
const made = {
  count: count(),
  mean: mean('f0'),
  std: std('f0'),
  max: max('f0'),
  median: median('f0'),
  quantile: quantile('f0', 0.9),
  sum: sum('i0'),
  mode: mode('i1'),
  unique: unique('d1'),
  ci95: ci95('f0'),
}

/** What each aggregate costs on a sweep of ten thousand runs, grouping included. */
export const aggregates: Benchmark = {
  name: 'collection aggregates',
  about: 'groups by 2 keys, then one aggregate of each kind',
  prepare() {
    let loaded: Promise<RunCollection> | undefined
    const contestants = Object.entries(made).map(
      ([name, aggregate]): Contestant => ({
        name,
        async run() {
          loaded ??= loadColumns(generateColumns(rows))
          const runs = await loaded
          runs.groupBy('d0', 'i2').agg({ value: aggregate })
        },
      }),
    )
    return { size: `${rows} runs, 2,000 groups`, contestants: contestants as [Contestant], cleanUp() {} }
  },
}
