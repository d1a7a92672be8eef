import { ColumnBuilder } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { distinctTuples } from '../columns/distinct.ts'
import { parseKey } from '../keys/parse-key.ts'
import { readKey } from '../keys/read-key.ts'
import { type Run, runOf } from '../run.ts'
import type { Selection } from '../store/selection.ts'

/** What runs are grouped by: one or more named columns. `K` is the union of the names, `T` the type of the values. */
export interface GroupKey<K extends string = string, T = unknown> {
  readonly '~columns': (
    selection: Selection,
    before: readonly Column[],
  ) => readonly (readonly [name: K, column: Column])[]
  readonly '~value'?: T
}

/**
 * Groups by what a function says of each run.
 *
 * @example
 * runs.groupBy(by('big', (run) => run.cfg.batch_size > 64))
 */
export function by<const K extends string, T>(name: K, value: (run: Run) => T): GroupKey<K, T> {
  return {
    '~columns': (selection) => {
      const builder = new ColumnBuilder()
      for (let i = 0; i < selection.rows.length; i++) builder.value(value(runOf(selection, i)))
      return [[name, builder.finish()]]
    },
  }
}

/**
 * Groups by every config key that varies among the runs, but for these (and what lies below them). Left out are values that
 * are made of other values of the config (`${model.type}-${seed}`), and keys whose value follows from the keys before
 * them: the groups are the same without.
 *
 * @example
 * runs.groupBy(allExcept('seed')).agg({ n: count(), acc: mean('metrics.acc') })
 */
export function allExcept(...keys: readonly string[]): GroupKey {
  return { '~columns': (selection, before) => varyingColumns(selection, before, keys) }
}

function varyingColumns(selection: Selection, before: readonly Column[], without: readonly string[]): NamedPair[] {
  const { store, rows } = selection
  const derived = new Set(store.store.derived?.(rows).map((path) => path.join('.')))
  const names = new Set(store.names('cfg', rows).flatMap((paths) => paths.map((path) => path.join('.'))))
  const kept: NamedPair[] = []
  let groups = distinctTuples(before, rows.length).firsts.length
  for (const name of names) {
    if (derived.has(name) || without.some((key) => name === key || name.startsWith(`${key}.`))) continue
    const column = readKey(selection, parseKey(`cfg.${name}`))
    const columns = [...before, ...kept.map(([, column]) => column), column]
    const finer = distinctTuples(columns, rows.length).firsts.length
    if (finer === groups) continue
    groups = finer
    kept.push([name, column])
  }
  return kept
}

type NamedPair = readonly [name: string, column: Column]

/** The named columns of the keys of a grouping. */
export function groupColumns(selection: Selection, keys: readonly (string | GroupKey)[]): NamedPair[] {
  const columns: NamedPair[] = []
  for (const key of keys) {
    if (typeof key === 'string') columns.push([key, readKey(selection, parseKey(key))])
    else
      columns.push(
        ...key['~columns'](
          selection,
          columns.map(([, column]) => column),
        ),
      )
  }
  return columns
}
