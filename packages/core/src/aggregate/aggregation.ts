import type { Column } from '../columns/column.ts'
import type { Grouping } from '../verbs/group-by.ts'

/** One value for each group, computed from its runs. `K` are the keys it reads, `T` is the type of the value. */
export interface Aggregation<out K extends string = any, out T = unknown> {
  readonly '~aggregate': (grouping: Grouping) => Column
  readonly '~key'?: K
  readonly '~result'?: T
}

export function isAggregation(value: unknown): value is Aggregation {
  return typeof value === 'object' && value !== null && '~aggregate' in value
}

/** A bare aggregation of the name. */
export function aggregation<K extends string, T>(aggregate: (grouping: Grouping) => Column): Aggregation<K, T> {
  return { '~aggregate': aggregate }
}
