import type { RunCollection, SortKey } from '@runsheaf/core'
import { UsageError } from '../errors/usage-error.ts'
import { type Aliases, columnItem } from './aliases.ts'
import { defaultColumns, everyColumn, overview, type RunColumn, type RunColumns } from './default-columns.ts'
import { isGlob, keyTest, printedKey } from './key-text.ts'
import type { OpenStore } from './open-store.ts'
import { splitList } from './split-list.ts'

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
  const defaults = options.columns
    ? undefined
    : options.everything
      ? await everyColumn(store, runs)
      : await defaultColumns(store, runs, options.onlyVarying ?? false)
  const first =
    defaults?.columns ?? (await expand(store, runs, options.columns ?? [])).map((column, i) => ({ ...column, rank: i }))
  const drops = (options.drop ?? []).flatMap(splitList).map(keyTest)
  const names = new Map(Object.entries(options.aliases ?? {}).map(([name, text]) => [printedKey(text), name]))
  const added = (await expand(store, runs, options.add ?? [])).map((column) => ({ ...column, rank: 1 }))
  const sortColumns = defaults
    ? sorted.filter(({ key }) => !isListed(first, key)).map(({ key }) => ({ key, rank: 1 }))
    : []
  const columns = unique([...first, ...added, ...sortColumns])
    .filter(({ key }) => !drops.some((drop) => drop(key) || (overview.includes(key) && drop(`info.${key}`))))
    .map((column) => {
      const name = column.name ?? names.get(column.key)
      const isSorted = defaults && sorted.some(({ key }) => key === column.key)
      return { ...column, ...(name && { name }), rank: isSorted ? Math.min(column.rank, 1) : column.rank }
    })
  if (columns.length === 0 && runs.length > 0)
    throw new UsageError('no column is left of those that are asked for', 'runsheaf keys lists what these runs have')
  return { columns, varying: defaults?.varying ?? [], same: defaults?.same ?? 0 }
}

/** The columns that a user's lists name; patterns stand for the keys that fit them, `as` gives a name. */
async function expand(
  store: OpenStore,
  runs: RunCollection,
  lists: readonly string[],
): Promise<Omit<RunColumn, 'rank'>[]> {
  const items = lists.flatMap(splitList).map(columnItem)
  const names = items.some(({ text }) => isGlob(text)) ? await store.names(runs) : []
  return items.flatMap(({ text, name }) => {
    if (!isGlob(text)) return [{ key: printedKey(text), ...(name && { name }) }]
    return names.filter(keyTest(text)).map((key) => ({ key }))
  })
}

const isListed = (columns: readonly RunColumn[], key: string) => columns.some((column) => column.key === key)

function unique(columns: readonly RunColumn[]): RunColumn[] {
  return columns.filter(
    ({ key, name }, i) => columns.findIndex((other) => other.key === key && other.name === name) === i,
  )
}
