import type { Facet, RunCollection, SortKey } from '@runsheaf/core'
import { type Column, countMissing, isUniform, isValid, type NamedColumn, take } from '@runsheaf/core/plugin'
import { displayWidth } from '@runsheaf/core/text'
import { type NamedKey, namedKeys, valuesAt } from '@runsheaf/core/verbs'
import { UsageError } from '../errors/usage-error.ts'
import { type Aliases, columnItem } from './aliases.ts'
import { isGlob, keyTest } from './key-glob.ts'
import { byImportance } from './metric-order.ts'
import type { OpenStore } from './open-store.ts'
import { shortLabels } from './short-labels.ts'
import { bareKey, splitList } from './split-list.ts'

/** Which columns a table of runs has. */
export interface ColumnOptions {
  readonly columns?: readonly string[]
  readonly add?: readonly string[]
  readonly drop?: readonly string[]
  readonly onlyVarying?: boolean
  /** Names that columns have where the user gives them no other. */
  readonly aliases?: Aliases
  /** Every key that some run has, rather than those that tell runs apart. */
  readonly everything?: boolean
}

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
const overview = Object.keys(ranks)

/**
 * The columns that the options ask for. Without any: an overview, the config keys that vary (params, for runs without a
 * config), and the metrics.
 *
 * @throws UsageError where none is left.
 */
export async function runColumns(
  store: OpenStore,
  runs: RunCollection,
  options: ColumnOptions,
  sorted: readonly SortKey[],
): Promise<RunColumns> {
  const usual = options.columns
    ? undefined
    : options.everything
      ? await everyColumn(store, runs)
      : await usualColumns(store, runs, options.onlyVarying ?? false)
  const first =
    usual?.columns ?? (await expand(store, runs, options.columns ?? [])).map((column, i) => ({ ...column, rank: i }))
  const drops = (options.drop ?? []).flatMap(splitList).map((text) => keyTest(bareKey(text)))
  const names = new Map(Object.entries(options.aliases ?? {}).map(([name, text]) => [bareKey(text), name]))
  const added = (await expand(store, runs, options.add ?? [])).map((column) => ({ ...column, rank: 1 }))
  const sortColumns = usual
    ? sorted.filter(({ key }) => !isListed(first, key)).map(({ key }) => ({ key, rank: 1 }))
    : []
  const columns = unique([...first, ...added, ...sortColumns])
    .filter(({ key }) => !drops.some((drop) => drop(key) || (overview.includes(key) && drop(`info.${key}`))))
    .map((column) => {
      const name = column.name ?? names.get(column.key)
      const isSorted = usual && sorted.some(({ key }) => key === column.key)
      return { ...column, ...(name && { name }), rank: isSorted ? Math.min(column.rank, 1) : column.rank }
    })
  if (columns.length === 0 && runs.length > 0)
    throw new UsageError('no column is left of those that are asked for', 'runsheaf keys lists what these runs have')
  return { columns, varying: usual?.varying ?? [], same: usual?.same ?? 0 }
}

async function usualColumns(store: OpenStore, runs: RunCollection, onlyVarying: boolean): Promise<RunColumns> {
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
  const present = Int32Array.from({ length: column.length }, (_, i) => i).filter((i) => isValid(column, i))
  return isUniform(take(column, present))
}

async function everyColumn(store: OpenStore, runs: RunCollection): Promise<RunColumns> {
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

/** The columns that a user's lists name; patterns stand for the keys that fit them, `as` gives a name. */
async function expand(
  store: OpenStore,
  runs: RunCollection,
  lists: readonly string[],
): Promise<Omit<RunColumn, 'rank'>[]> {
  const items = lists.flatMap(splitList).map(columnItem)
  const names = items.some(({ text }) => isGlob(bareKey(text))) ? await store.names(runs) : []
  return items.flatMap(({ text, name }) => {
    const key = bareKey(text)
    if (!isGlob(key)) return [{ key, ...(name && { name }) }]
    return names.filter(keyTest(key)).map((found) => ({ key: found }))
  })
}

const isListed = (columns: readonly RunColumn[], key: string) => columns.some((column) => column.key === key)

function unique(columns: readonly RunColumn[]): RunColumn[] {
  return columns.filter(
    ({ key, name }, i) => columns.findIndex((other) => other.key === key && other.name === name) === i,
  )
}

/** The columns that can have room in a width, as far as their headings tell: the values of the others need not be read. */
export function fittingColumns(columns: readonly RunColumn[], width: number): RunColumn[] {
  const labels = shortLabels(columns.map(({ key, name }) => name ?? key))
  const order = columns.map((_, i) => i).sort((a, b) => columns[a]!.rank - columns[b]!.rank)
  let room = width
  const kept = new Set(
    order.filter((i) => {
      room -= 2 + displayWidth(labels[i]!)
      return room >= 0 || i === order[0]
    }),
  )
  return columns.filter((_, i) => kept.has(i))
}

/** The values of columns, as frames have them; values that share no type are text. */
export async function readColumns(
  store: OpenStore,
  runs: RunCollection,
  columns: readonly RunColumn[],
): Promise<NamedColumn[]> {
  await store.read(
    runs,
    columns.map(({ key }) => key),
  )
  const read = (key: string): Column => runs.with({ mixed: 'string' }).toColumns(key).columns[0]!
  return columns.map(({ key, name }) => ({ ...read(key), name: name ?? key }))
}
