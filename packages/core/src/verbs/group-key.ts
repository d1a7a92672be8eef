import type { Run } from '../collection/run.ts'
import { columnOf } from '../columns/builder.ts'
import type { Column, NamedColumn } from '../columns/column.ts'
import { distinctTuples } from '../columns/distinct.ts'
import { startOf, type TimeUnit } from '../columns/time-unit.ts'
import { typeError } from '../columns/type-error.ts'
import { valuesOf } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import { parseKey } from '../keys/parse-key.ts'
import { readConfigPath, readKey } from '../selection/read-key.ts'
import type { Selection } from '../selection/selection.ts'
import { valueFor } from '../selection/value-for.ts'
import { namedKeys } from './keys.ts'

/** What runs are grouped by: one or more named columns. `K` is the union of the names, `T` the type of the values. */
export interface GroupKey<K extends string = string, T = unknown> {
  readonly '~columns': (selection: Selection, before: readonly Column[]) => readonly (Column & { readonly name: K })[]
  readonly '~value'?: T
}

/**
 * Groups by what a function says of each run, or, of a key that holds times, by minute, hour, day, week (from Monday),
 * month or year in UTC: the group's value is the time at which it begins.
 *
 * @throws RunError COLUMN_TYPE where a key does not hold times.
 * @example
 * runs.groupBy(by('big', (run) => run.cfg.batch_size > 64))
 * runs.groupBy(by('start_time', 'day'))
 */
export function by<const K extends string>(key: K, unit: TimeUnit): GroupKey<K, Date | null | undefined>
export function by<const K extends string, T>(name: K, value: (run: Run) => T): GroupKey<K, T>
export function by<const K extends string>(name: K, value: TimeUnit | ((run: Run) => unknown)): GroupKey<K, any> {
  if (typeof value === 'string')
    return mapped(name, name, (time) => {
      if (time instanceof Date) return startOf(value, time)
      throw typeError(name, time, 'time')
    })
  return {
    '~columns': (selection) => [
      { ...columnOf(Array.from(selection.rows, (_, i) => valueFor(selection, i, value, name))), name },
    ],
  }
}

/**
 * Groups numbers by the intervals between edges. The group's value is the lower edge of its interval, which belongs to
 * it: of edges 0 and 10 there are -Infinity (below 0), 0 (up to 10) and 10 (from there on).
 *
 * @param name of the column, if not that of the key.
 * @throws RunError ARGUMENT_INVALID where edges do not rise; COLUMN_TYPE where a value is no number.
 * @example
 * runs.groupBy(bin('batch_size', [0, 64, 256])).agg({ n: count() })
 */
export function bin<const K extends string, const N extends string = K>(
  key: K,
  edges: readonly number[],
  name: N = key as string as N,
): GroupKey<N, number | null | undefined> {
  if (edges.length === 0 || edges.some((edge, i) => Number.isNaN(edge) || edge <= edges[i - 1]!)) {
    throw new RunError('ARGUMENT_INVALID', `The edges of bin must rise, not be ${edges.join(', ')}.`, { edges })
  }
  return mapped(name, key, (value) => {
    if (typeof value !== 'number' && typeof value !== 'bigint') throw typeError(key, value, 'number')
    if (Number.isNaN(value)) return value
    return edges.findLast((edge) => value >= edge) ?? Number.NEGATIVE_INFINITY
  })
}

/** Groups by what a function makes of a key's values; null and missing stay. */
function mapped<N extends string>(name: N, key: string, map: (value: unknown) => unknown): GroupKey<N, any> {
  return {
    '~columns': (selection) => {
      const column = readKey(selection, parseKey(key))
      const values = valuesOf(column).map((value) => (value == null ? value : map(value)))
      return [{ ...columnOf(values), name }]
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

function varyingColumns(
  selection: Selection,
  before: readonly Column[],
  without: readonly string[],
): readonly NamedColumn[] {
  const kept: NamedColumn[] = []
  const countWith = (...more: readonly Column[]) =>
    distinctTuples([...before, ...kept, ...more], selection.rows.length).firsts.length
  let groups = countWith()
  for (const { key, name, path, derived } of namedKeys(selection, 'cfg')) {
    if (derived || without.some((key) => name === key || name.startsWith(`${key}.`))) continue
    const column = readConfigPath(selection, path)
    const finer = countWith(column)
    if (finer === groups) continue
    groups = finer
    kept.push({ ...column, name: key })
  }
  return kept
}

/** The columns of the keys of a grouping. */
export function groupColumns(selection: Selection, keys: readonly (string | GroupKey)[]): NamedColumn[] {
  const columns: NamedColumn[] = []
  for (const key of keys) {
    if (typeof key === 'string') columns.push({ ...readKey(selection, parseKey(key)), name: key })
    else columns.push(...key['~columns'](selection, columns))
  }
  return columns
}
