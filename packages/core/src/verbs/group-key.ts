import { ColumnBuilder } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { distinct } from '../columns/distinct.ts'
import { parseKey } from '../keys/parse-key.ts'
import { readKey } from '../keys/read-key.ts'
import { type Run, runOf } from '../run.ts'
import type { Selection } from '../store/selection.ts'

/** What runs are grouped by: one or more named columns. `K` is the union of the names, `T` the type of the values. */
export interface GroupKey<K extends string = string, T = unknown> {
  readonly '~columns': (selection: Selection) => readonly (readonly [name: K, column: Column])[]
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
 * Groups by every config key that varies among the runs, but for these (and what lies below them). Values that are made
 * of other values of the config (`${model.type}-${seed}`) vary with those, and are left out.
 *
 * @example
 * runs.groupBy(allExcept('seed')).agg({ n: count(), acc: mean('metrics.acc') })
 */
export function allExcept(...keys: readonly string[]): GroupKey {
  return { '~columns': (selection) => varyingColumns(selection, keys) }
}

function varyingColumns(selection: Selection, without: readonly string[]): [string, Column][] {
  const { store, rows } = selection
  const derived = new Set(store.store.derived?.(rows).map((path) => path.join('.')))
  const names = new Set(store.names('cfg', rows).flatMap((paths) => paths.map((path) => path.join('.'))))
  const left = [...names].filter(
    (name) => !derived.has(name) && !without.some((key) => name === key || name.startsWith(`${key}.`)),
  )
  return left.flatMap((name): [string, Column][] => {
    const column = readKey(selection, parseKey(`cfg.${name}`))
    return distinct(column).firsts.length > 1 ? [[name, column]] : []
  })
}

/** The named columns of the keys of a grouping. */
export function groupColumns(
  selection: Selection,
  keys: readonly (string | GroupKey)[],
): (readonly [string, Column])[] {
  return keys.flatMap((key) => {
    if (typeof key === 'string') return [[key, readKey(selection, parseKey(key))] as const]
    return key['~columns'](selection)
  })
}
