import type { Facet, RunCollection } from '@runsheaf/core'
import { type Column, countMissing, isUniform, isValid, take } from '@runsheaf/core/plugin'
import { type NamedKey, namedKeys, valuesAt } from '@runsheaf/core/verbs'
import { byImportance } from './metric-order.ts'
import type { OpenStore } from './open-store.ts'

/** A column of a table of runs. */
export interface RunColumn {
  readonly key: string
  /** What it is called, where the user says so. */
  readonly name?: string
  /** Where not all fit, those of low rank stay. */
  readonly rank: number
}

/** The columns of a table of runs, and what is known of those that it leaves out. */
export interface RunColumns {
  readonly columns: readonly RunColumn[]
  /** Config keys that differ among the runs; none where the user named the columns. */
  readonly varying: readonly string[]
  /** How many config keys are the same in all runs. */
  readonly same: number
}

const ranks: Readonly<Record<string, number>> = {
  run_id: 0,
  run_name: 2,
  'info.experiment_name': 4,
  status: 9,
  start_time: 13,
  'info.duration': 15,
}

/** What every table of runs begins with. */
export const overview = Object.keys(ranks)

/** An overview, the config keys that vary (params, for runs without a config), and the metrics. */
export async function defaultColumns(store: OpenStore, runs: RunCollection, onlyVarying: boolean): Promise<RunColumns> {
  const config = await readKeys(store, runs, 'cfg')
  const all = config.some(({ column }) => countMissing(column) === 0)
    ? config
    : [...config, ...(await paramsOfBareRuns(store, runs))]
  const varying = all.filter(({ varies }) => varies)
  const coverage = new Map(varying.map(({ key, column }) => [key, column.length - column.nullCount]))
  const byCoverage = [...coverage.keys()].sort((a, b) => coverage.get(b)! - coverage.get(a)!)
  const only = new Set(varying.filter(({ column }) => hasOneValue(column)).map(({ key }) => key))
  const isTelling = (key: string) => coverage.get(key)! * 2 >= runs.length && !only.has(key)
  const rankOf = (key: string) => 5 + byCoverage.indexOf(key) * 2 + (isTelling(key) ? 0 : 20)
  const metrics = byImportance(await store.names(runs, 'metrics'))
  const info = onlyVarying ? overview.filter((key) => key === 'run_id' || runs.nUnique(key, null) > 1) : overview
  return {
    columns: [
      ...info.map((key) => ({ key, rank: ranks[key]! })),
      ...varying.map(({ key }) => ({ key, rank: rankOf(key) })),
      ...metrics.map((key, i) => ({ key, rank: 3 + i * 8 })),
    ],
    varying: varying.map(({ key }) => key),
    same: config.filter(({ varies }) => !varies).length,
  }
}

/** A key that is not made of others, with its values. */
interface ReadKey extends NamedKey {
  readonly column: Column
  readonly varies: boolean
}

async function readKeys(store: OpenStore, runs: RunCollection, facet: Facet): Promise<ReadKey[]> {
  await store.read(runs, [facet])
  return namedKeys(runs.selection, facet)
    .filter(({ derived }) => !derived)
    .map((named) => {
      const column = valuesAt(runs.selection, named)
      return { ...named, column, varies: !isUniform(column) }
    })
}

/** Whether the runs that have a value all have the same. */
function hasOneValue(column: Column): boolean {
  if (column.nullCount === 0) return isUniform(column)
  const present = Int32Array.from({ length: column.length }, (_, i) => i).filter((i) => isValid(column, i))
  return isUniform(take(column, present))
}

/** Every key that some run has. */
export async function everyColumn(store: OpenStore, runs: RunCollection): Promise<RunColumns> {
  const names = await store.names(runs, 'cfg', 'params', 'metrics', 'tags')
  return { columns: [...overview, ...names].map((key, rank) => ({ key, rank })), varying: [], same: 0 }
}

/** The params of the runs that have no config, which stand for it. */
async function paramsOfBareRuns(store: OpenStore, runs: RunCollection): Promise<ReadKey[]> {
  const { selection } = runs
  const names = selection.store.names('cfg', selection.rows)
  const bare = runs.pick(names.flatMap((paths, i) => (paths.length === 0 ? [i] : [])))
  if (bare.length === 0) return []
  const own = new Set(await store.names(bare, 'params'))
  if (own.size === 0) return []
  return (await readKeys(store, runs, 'params')).filter(({ key }) => own.has(key))
}
