import { buildColumn } from '../columns/builder.ts'
import { refuseDuplicates } from '../columns/check-columns.ts'
import type { Column, NamedColumn } from '../columns/column.ts'
import { groupCount } from '../columns/groups.ts'
import { rejectPromise } from '../columns/reject-promise.ts'
import { RunError } from '../contract/errors.ts'
import { type Grouped, isAggregation } from './aggregation.ts'

/**
 * The keys of groups, then one column for each aggregate, which is made by `mean`, `count` … or is a function of the group.
 *
 * @param groupAt makes what such a function is given.
 * @throws RunError COLUMN_DUPLICATE where an aggregate has the name of a key; COLUMN_TYPE for a mean (and the like) of other values than numbers;
 * COLUMN_PROMISE.
 */
export function aggregateColumns(
  grouped: Grouped,
  keys: readonly NamedColumn[],
  aggregates: Readonly<Record<string, unknown>>,
  groupAt: (group: number) => unknown,
): readonly NamedColumn[] {
  const values = Object.entries(aggregates).map(([name, aggregate]) => ({
    ...aggregateColumn(grouped, name, aggregate, groupAt),
    name,
  }))
  const columns = [...keys, ...values]
  refuseDuplicates(columns.map(({ name }) => name))
  return columns
}

function aggregateColumn(
  grouped: Grouped,
  name: string,
  aggregate: unknown,
  groupAt: (group: number) => unknown,
): Column {
  if (isAggregation(aggregate)) return aggregate['~aggregate'](grouped)
  if (typeof aggregate !== 'function') {
    throw new RunError(
      'ARGUMENT_INVALID',
      `The aggregate ${name} must be an aggregation such as mean('metrics.loss'), or a function of the group.`,
      { name },
    )
  }
  return buildColumn(groupCount(grouped), (builder, group) =>
    builder.value(rejectPromise(aggregate(groupAt(group)), name)),
  )
}
