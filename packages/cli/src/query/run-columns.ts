import type { RunCollection, SortKey } from '@runsheaf/core'
import { UsageError } from '../errors/usage-error.ts'
import { type Aliases, columnItem } from './aliases.ts'
import { isGlob, keyTest } from './key-glob.ts'
import type { OpenStore } from './open-store.ts'
import { bareKey, splitList } from './split-list.ts'
import { everyColumn, overview, type RunColumn, type RunColumns, usualColumns } from './usual-columns.ts'

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
