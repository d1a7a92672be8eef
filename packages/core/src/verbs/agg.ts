import { aggregateColumns } from '../aggregate/aggregate-columns.ts'
import type { Columns } from '../columns/column.ts'
import { groupCount } from '../columns/groups.ts'
import type { Selection } from '../selection/selection.ts'
import { type Grouping, groupAt } from './group-by.ts'
import { unmixed } from './unmixed.ts'

/**
 * One row for each group: its keys, then the aggregates. An aggregate is made by `mean`, `count` … or is a function of the
 * group's runs.
 *
 * @param wrap makes what such a function is given of a group's selection.
 * @throws RunError COLUMN_DUPLICATE where an aggregate has the name of a key; COLUMN_TYPE for a mean (and the like) of other values than numbers.
 */
export function agg(
  grouping: Grouping,
  aggregates: Readonly<Record<string, unknown>>,
  wrap: (group: Selection) => unknown,
): Columns {
  const columns = aggregateColumns(grouping, grouping.keys, aggregates, (group) => wrap(groupAt(grouping, group)))
  const firstOf = (group: number) => grouping.order[grouping.starts[group]!]!
  return { length: groupCount(grouping), columns: unmixed(grouping.selection, columns, firstOf) }
}
