// What comes later has room in the contract as it is: each test builds a small one of its kind.
import { createSheaf, type PlainRun, parse, type RunCollection, type RunSource } from '@runsheaf/core'
import {
  columnOf,
  defineLoader,
  type FacetKey,
  type Filter,
  type Key,
  keysOf,
  sourceFromRecords,
} from '@runsheaf/core/plugin'
import { filter, print, RunStore, select, toList } from '@runsheaf/core/verbs'
import { expect, test } from 'vitest'
import { countingStore } from '../support/counting-store.ts'
import { sheafOf } from '../support/memory.ts'

interface Row {
  readonly id: string
  readonly [column: string]: string | number
}

/** A table with a row for each run and a column for each key, and the queries that it was asked. */
class Database {
  readonly queries: string[] = []
  readonly #rows: readonly Row[]

  constructor(rows: readonly Row[]) {
    this.#rows = rows
  }

  async select(columns: readonly string[], where?: Filter): Promise<Row[]> {
    this.queries.push(`select ${columns.join(', ')}${where ? ` where ${print(where)}` : ''}`)
    return this.#rows.filter((row) => !where || passes(row, where))
  }
}

/** Whether a row passes a condition such as `lr > 0.2`. */
function passes(row: Row, where: Filter): boolean {
  if (where.kind !== 'compare' || where.operator !== '>') throw new Error('not in this database')
  return Number(row[columnName(keyOf(where))]) > Number(where.value)
}

const columnName = ({ facet, path }: FacetKey) => [facet, ...path].join('.')
const keyOf = (where: Filter): FacetKey => {
  const [{ facet, path }] = keysOf(where)! as [Key]
  return { facet: facet === 'metrics' ? facet : 'cfg', path }
}

/** Runs of a database, of which each request is one query. Runs that cannot pass a filter are never fetched. */
async function databaseSource(database: Database, where?: Filter): Promise<RunSource> {
  const known = where ? [keyOf(where)] : []
  const found = await database.select(['id', ...known.map(columnName)], where)
  const rowOf = new Map(found.map(({ id }, row) => [id, row]))
  return {
    ...sourceFromRecords(found.map(({ id }) => ({ info: { runId: id } }))),
    later: true,
    async read({ rows, keys, names, facets }, sink) {
      for (const key of known)
        sink.column(key, Int32Array.from(found.keys()), columnOf(found.map((row) => row[columnName(key)])))
      const columns = keys.map(columnName).filter((name) => !known.map(columnName).includes(name))
      if (columns.length + names.length + facets.length === 0) return
      const fetched = await database.select(names.length + facets.length > 0 ? ['*'] : columns, where)
      const byRow = new Map(fetched.map((row) => [rowOf.get(row.id), row]))
      const asked = Array.from(rows, (row) => byRow.get(row)!)
      for (const key of keys) sink.column(key, rows, columnOf(asked.map((row) => row[columnName(key)])))
      for (const facet of [...names, ...facets]) {
        const paths = (row: Row) =>
          Object.keys(row).flatMap((name) => (name.startsWith(`${facet}.`) ? [name.split('.').slice(1)] : []))
        sink.names(facet, rows, asked.map(paths))
      }
    },
  }
}

const trainings = [1, 2, 3, 4].map((seed) => ({
  id: `r${seed}`,
  'cfg.seed': seed,
  'cfg.lr': seed / 10,
  'metrics.loss': 1 / seed,
}))

test('several keys are one query, of whatever facets, for all that a source is asked in one call', async () => {
  const database = new Database(trainings)
  const runs: RunCollection = await sheafOf(await databaseSource(database)).load('x')
  database.queries.length = 0
  await runs.read(['seed', 'lr', 'metrics.loss'])
  expect(database.queries).toEqual(['select cfg.seed, cfg.lr, metrics.loss'])
  expect(runs.filter('lr > 0.1 and metrics.loss > 0.3').toList('seed')).toEqual([2, 3])
  await runs.read(['metrics', 'lr'])
  expect(database.queries.slice(1)).toEqual(['select *'])
  expect(runs.at(3)!.metrics).toEqual({ loss: 0.25 })
})

/**
 * The runs of a source of today, of which those that have not changed are answered from what was read of them before.
 *
 * @param rowBefore the row that a run had, where it is still the same.
 */
function refreshed(before: RunStore, source: RunSource, rowBefore: (row: number) => number | undefined): RunSource {
  return {
    ...source,
    read({ rows, keys, names, facets, ...options }, sink) {
      const request = { ...options, keys: [], names: [], facets: [] }
      for (const key of keys) {
        const isKnown = (row: number) => {
          const old = rowBefore(row)
          return old !== undefined && before.isRead(key, Int32Array.of(old))
        }
        const known = rows.filter(isKnown)
        if (known.length > 0)
          sink.column(
            key,
            known,
            before.column(
              key,
              known.map((row) => rowBefore(row)!),
            ),
          )
        const others = rows.filter((row) => !isKnown(row))
        if (others.length > 0) source.read({ ...request, keys: [key], rows: others }, sink)
      }
      source.read({ ...request, rows, names, facets }, sink)
    },
  }
}

test('the same source later: added, changed and removed runs, and nothing is read again of those that stayed', () => {
  const run = (runId: string, acc: number, status: 'RUNNING' | 'FINISHED' = 'FINISHED'): PlainRun => ({
    info: { runId, status },
    cfg: { seed: Number(runId.slice(1)) },
    metrics: { acc },
  })
  const monday = new RunStore(
    sourceFromRecords([run('r0', 0.5), run('r1', 0.1, 'RUNNING'), run('r2', 0.7), run('r3', 0.9)]),
  )
  const { store: source, asked } = countingStore([run('r4', 0.4), run('r3', 0.9), run('r1', 0.6), run('r0', 0.5)])
  expect(toList(select(monday), 'metrics.acc')).toEqual([0.5, 0.1, 0.7, 0.9])

  const ids = Array.from(monday.all, (row) => monday.info(row).runId)
  const rowBefore = (row: number) => {
    const { runId } = source.info(row)
    const old = ids.indexOf(runId)
    return old >= 0 && monday.info(old).status === 'FINISHED' ? old : undefined
  }
  const tuesday = select(new RunStore(refreshed(monday, source, rowBefore)))
  expect(toList(tuesday, 'metrics.acc')).toEqual([0.4, 0.9, 0.6, 0.5])
  expect(asked).toEqual(['metrics.acc@0', 'metrics.acc@2'])
  expect(toList(filter(tuesday, parse('metrics.acc > 0.5')), 'seed')).toEqual([3, 1])
})

test('a filter is handed down: one query finds the runs that pass and reads what it asks of them', async () => {
  const database = new Database(trainings)
  const loader = defineLoader({
    name: 'database',
    looksFor: 'a database',
    detect: () => true,
    load: (_, { where }) => databaseSource(database, where),
  })
  const runs: RunCollection = await createSheaf({ loaders: [loader] }).load('x', { where: 'lr > 0.2' })
  expect(runs.toList('lr')).toEqual([0.3, 0.4])
  expect(database.queries).toEqual(['select id, cfg.lr where lr > 0.2'])
  await runs.read('metrics.loss')
  expect(runs.toList('metrics.loss')).toEqual([1 / 3, 0.25])
  expect(database.queries.slice(1)).toEqual(['select metrics.loss where lr > 0.2'])
})
