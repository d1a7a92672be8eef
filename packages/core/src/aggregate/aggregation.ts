import type { Column } from '../columns/column.ts'
import type { Groups } from '../columns/groups.ts'

/** What an aggregation is computed from: rows in groups, and the columns of these rows. */
export interface Grouped extends Groups {
  column(key: string): Column
  readonly nan: 'skip' | 'propagate'
}

/** One value for each group, computed from its rows. `K` are the keys it reads, `T` is the type of the value. */
export interface Aggregation<out K extends string = any, out T = unknown> {
  readonly '~aggregate': (grouped: Grouped) => Column
  readonly '~key'?: K
  readonly '~result'?: T
}

export function isAggregation(value: unknown): value is Aggregation {
  return typeof value === 'object' && value !== null && '~aggregate' in value
}

/** A bare aggregation of the name. */
export function aggregation<K extends string, T>(aggregate: (grouped: Grouped) => Column): Aggregation<K, T> {
  return { '~aggregate': aggregate }
}
