import { setImmediate as nextTask } from 'node:timers/promises'
import { desc, mean, type RunCollection } from '@runsheaf/core'
import { type Columns, valuesOf } from '@runsheaf/core/plugin'
import { arquero } from '@runsheaf/frame-arquero'
import { polars } from '@runsheaf/frame-polars'
import * as aq from 'arquero'
import pl from 'nodejs-polars'
import { aggregates } from './collection/aggregates.ts'
import { loadColumns } from './collection/column-store.ts'
import { generateColumns } from './collection/columns.ts'
import { memory } from './collection/memory.ts'
import type { Benchmark, Contestant } from './harness.ts'

const rows = 1_000_000
const floats = ['f0', 'f1', 'f2', 'f3', 'f4', 'f5']
const byMean = <T>(of: (name: string) => T) => Object.fromEntries(floats.map((name) => [name, of(name)]))

/** The same data in every form, made once. */
interface Data {
  readonly runs: RunCollection
  readonly polars: pl.DataFrame
  readonly arquero: ReturnType<typeof arquero.fromColumns>
  /** One object for each row, of the columns that tasks use. */
  readonly objects: readonly Record<string, number | string>[]
}

let made: Promise<Data> | undefined

async function makeData(): Promise<Data> {
  const columns = generateColumns(rows)
  const runs = await loadColumns(columns)
  for (const { name } of columns.columns)
    runs.selection.store.column({ facet: 'cfg', path: [name] }, runs.selection.rows)
  return {
    runs,
    polars: polars.fromColumns(columns),
    arquero: arquero.fromColumns(columns),
    objects: objectsOf(columns),
  }
}

function objectsOf({ columns }: Columns): Record<string, number | string>[] {
  const used = columns.filter(({ name }) => [...floats, 'i0', 'd0', 'd1'].includes(name))
  const values = used.map((column) => valuesOf(column))
  return Array.from({ length: rows }, (_, i) =>
    Object.fromEntries(used.map(({ name }, k) => [name, values[k]![i] as number])),
  )
}

type Task = (data: Data) => unknown

interface Tasks {
  readonly collection: Task
  readonly polars: Task
  readonly arquero: Task
  readonly objects: Task
}

const names: Readonly<Record<keyof Tasks, string>> = {
  collection: 'collection',
  polars: 'polars',
  arquero: 'arquero',
  objects: 'array of objects',
}

const benchmark = (name: string, about: string, tasks: Tasks): Benchmark => ({
  name: `collection ${name}`,
  about,
  prepare() {
    made ??= makeData()
    const contestant = (form: keyof Tasks): Contestant => ({
      name: names[form],
      async run() {
        tasks[form](await (made as Promise<Data>))
        await nextTask()
      },
    })
    return {
      size: `${rows} rows × 50 columns`,
      contestants: [contestant('collection'), contestant('polars'), contestant('arquero'), contestant('objects')],
      cleanUp() {},
    }
  },
})

/** A million rows that are at hand as columns: what the verbs themselves cost. */
export const collection: readonly Benchmark[] = [
  benchmark('filter', 'the rows that meet two conditions, a number and a text', {
    collection: ({ runs }) => runs.filter("f0 > 0.9 and d0 = 'name3'"),
    polars: (data) =>
      data.polars.filter(
        pl
          .col('f0')
          .gt(pl.lit(0.9))
          .and(pl.col('d0').eq(pl.lit('name3'))),
      ),
    arquero: (data) => data.arquero.filter(aq.escape((row: any) => row.f0 > 0.9 && row.d0 === 'name3')),
    objects: ({ objects }) => objects.filter((row) => (row.f0 as number) > 0.9 && row.d0 === 'name3'),
  }),
  benchmark('sort', 'all rows by a text, an integer and a float, the last one descending', {
    collection: ({ runs }) => runs.sort('d0', 'i0', desc('f0')),
    polars: (data) =>
      data.polars.select('d0', 'i0', 'f0').sort({ by: ['d0', 'i0', 'f0'], descending: [false, false, true] }),
    arquero: (data) => data.arquero.orderby('d0', 'i0', aq.desc('f0')).indices(),
    objects: ({ objects }) => objects.toSorted(compareRows),
  }),
  benchmark('group', 'the means of 6 columns for each of the 2,000 combinations of 2 keys', {
    collection: ({ runs }) => runs.groupBy('d0', 'i0').agg(byMean((name) => mean(name))),
    polars: (data) => data.polars.groupBy('d0', 'i0').agg(...floats.map((name) => pl.col(name).mean())),
    arquero: (data) => data.arquero.groupby('d0', 'i0').rollup(byMean(aq.op.mean)),
    objects: ({ objects }) => meansOf(objects),
  }),
  benchmark('unique', 'the distinct values of a text', {
    collection: ({ runs }) => runs.unique('d1'),
    polars: (data) => data.polars.getColumn('d1').unique(),
    arquero: (data) => data.arquero.dedupe('d1'),
    objects: ({ objects }) => new Set(objects.map((row) => row.d1)),
  }),
  aggregates,
  memory,
]

function compareRows(a: Readonly<Record<string, any>>, b: Readonly<Record<string, any>>): number {
  if (a.d0 !== b.d0) return a.d0 < b.d0 ? -1 : 1
  return a.i0 - b.i0 || b.f0 - a.f0
}

function meansOf(objects: Data['objects']): Map<string, number[]> {
  const groups = Map.groupBy(objects, (row) => `${row.d0} ${row.i0}`)
  return new Map(
    Array.from(groups, ([name, group]) => [
      name,
      floats.map((float) => group.reduce((sum, row) => sum + (row[float] as number), 0) / group.length),
    ]),
  )
}
