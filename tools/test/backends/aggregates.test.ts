import {
  type Columns,
  ColumnTable,
  count,
  createSheaf,
  type FrameBackend,
  max,
  mean,
  median,
  min,
  n,
  std,
  sum,
} from '@runsheaf/core'
import { defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'
import { arquero } from '@runsheaf/frame-arquero'
import { polars } from '@runsheaf/frame-polars'
import { op } from 'arquero'
import fc from 'fast-check'
import pl from 'nodejs-polars'
import { expect, test } from 'vitest'

interface Row {
  type: string | null | undefined
  size: number | null | undefined
  acc: number | null | undefined
}

const absent = fc.constantFrom(null, undefined)
const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    type: fc.oneof(fc.constantFrom('lstm', 'gru', 'nan', ''), absent),
    size: fc.oneof(fc.constantFrom(1, 2, 0.5, Number.NaN, Number.POSITIVE_INFINITY), absent),
    acc: fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.double({ min: -1e6, max: 1e6 }),
      fc.constant(Number.NaN),
      absent,
    ),
  }),
  { minLength: 1, maxLength: 40 },
)

/** What core is to give, by its definition: one row for each group, NaN and what is not there left out of the numbers. */
function reference(all: readonly Row[]) {
  const groups = new Map<string, Row[]>()
  for (const row of all) {
    const key = [row.type, row.size]
      .map((value) => (value === undefined ? 'missing' : `${typeof value} ${value}`))
      .join('|')
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((group) => {
    const used = group.flatMap(({ acc }) => (acc == null || Number.isNaN(acc) ? [] : [acc]))
    const sorted = used.toSorted((a, b) => a - b)
    const total = used.reduce((a, b) => a + b, 0)
    const average = total / used.length
    const half = (sorted.length - 1) / 2
    return {
      type: group[0]!.type ?? null,
      size: group[0]!.size ?? null,
      runs: group.length,
      n: used.length,
      sum: total,
      mean: used.length > 0 ? average : null,
      std: used.length > 1 ? Math.sqrt(used.reduce((a, b) => a + (b - average) ** 2, 0) / (used.length - 1)) : null,
      median: used.length > 0 ? (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2 : null,
      min: sorted[0] ?? null,
      max: sorted.at(-1) ?? null,
    }
  })
}

const aggregates = {
  runs: count(),
  n: n('acc'),
  sum: sum('acc'),
  mean: mean('acc'),
  std: std('acc'),
  median: median('acc'),
  min: min('acc'),
  max: max('acc'),
}

const records = (columns: Columns) => new ColumnTable<Record<string, unknown>>(columns).toRecords()

/** Equal numbers but for rounding: to twelve digits of the greatest number that went in. */
function expectSame(found: readonly Record<string, unknown>[], expected: readonly Record<string, unknown>[]): void {
  expect(found.length).toBe(expected.length)
  for (const [i, row] of expected.entries()) {
    for (const [name, value] of Object.entries(row)) {
      const other = found[i]![name]
      if (typeof value === 'number' && Number.isFinite(value))
        expect(Math.abs((other as number) - value)).toBeLessThanOrEqual(1e-6)
      else expect([name, other]).toEqual([name, value])
    }
  }
}

/** Every key is there at least once, as one that no run has would be a typo. */
const complete: Row = { type: 'lstm', size: 1, acc: 0.5 }

async function collect(all: readonly Row[]) {
  const store = sourceFromRecords(all.map((cfg, i) => ({ info: { runId: `run-${i}` }, cfg: withoutMissing(cfg) })))
  const loader = defineLoader({ name: 'rows', looksFor: 'rows', detect: () => true, load: () => store })
  return createSheaf({ loaders: [loader] }).load('rows')
}

const withNull = ({ type, size, acc }: Row): Row => ({ type: type ?? null, size: size ?? null, acc: acc ?? null })

const withoutMissing = (row: Row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))

test('groups and aggregates are those of their definition, under every backend and in core’s own table', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (some) => {
      const all = [complete, ...some]
      const expected = reference(all)
      const runs = await collect(all)
      for (const backend of [polars, arquero] as FrameBackend<any>[]) {
        const frame = runs.with(backend).groupBy('type', 'size').agg(aggregates)
        expectSame(records(backend.toColumns(frame)), expected)
      }
      expectSame(runs.groupBy('type', 'size').agg(aggregates).toRecords(), expected)
      const table = runs.toFrame('type', 'size', 'acc').groupBy('type', 'size').agg(aggregates)
      expectSame(table.toRecords(), reference(all.map(withNull)))
    }),
    { seed: 7, numRuns: 200 },
  )
})

/** Without NaN and missing values, on which libraries differ from one another, see `nan` and `missing`. */
const tame = fc.array(
  fc.record({
    type: fc.constantFrom('lstm', 'gru', '', null),
    size: fc.constantFrom(1, 2, 0.5, null),
    acc: fc.oneof(
      fc.integer({ min: -1000, max: 1000 }),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.constant(null),
    ),
  }),
  { minLength: 1, maxLength: 40 },
)

test('the libraries’ own groups and aggregates of our frames are those of the definition too', async () => {
  await fc.assert(
    fc.asyncProperty(tame, async (some) => {
      const all: Row[] = [complete, ...some]
      const expected = reference(all).filter(({ n }) => n > 1)
      const runs = await collect(all)
      const frame = runs.with(polars).toFrame('type', 'size', 'acc')
      const acc = pl.col('acc').cast(pl.Float64)
      const inPolars = frame
        .lazy()
        .groupBy(['type', 'size'], true)
        .agg(
          pl.col('acc').isNull().count().alias('runs'),
          acc.count().alias('n'),
          acc.sum().alias('sum'),
          acc.mean().alias('mean'),
          acc.std().alias('std'),
          acc.median().alias('median'),
          acc.min().alias('min'),
          acc.max().alias('max'),
        )
        .collectSync()
      const enough = (rows: readonly Record<string, unknown>[]) => rows.filter(({ n }) => Number(n) > 1)
      expectSame(enough(records(polars.toColumns(inPolars))), expected)
      const inArquero = runs
        .with(arquero)
        .toFrame('type', 'size', 'acc')
        .groupby('type', 'size')
        .rollup({
          runs: op.count(),
          n: op.valid('acc'),
          sum: op.sum('acc'),
          mean: op.mean('acc'),
          std: op.stdev('acc'),
          median: op.median('acc'),
          min: op.min('acc'),
          max: op.max('acc'),
        })
      expectSame(enough(records(arquero.toColumns(inArquero))), expected)
    }),
    { seed: 7, numRuns: 100 },
  )
})
