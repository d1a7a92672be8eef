import { isAggregation } from '../aggregate/aggregation.ts'
import { ColumnBuilder } from '../columns/builder.ts'
import { refuseDuplicates } from '../columns/check-columns.ts'
import type { Column, Columns } from '../columns/column.ts'
import { groupCount } from '../columns/groups.ts'
import { unmix } from '../columns/unmix.ts'
import { RunError } from '../errors.ts'
import type { Selection } from '../store/selection.ts'
import { type Grouping, groupAt } from './group-by.ts'

/**
 * One row for each group: its keys, then the aggregates. An aggregate is made by `mean`, `count` … or is a function of the
 * group's runs.
 *
 * @param face makes what such a function is given of a group's selection.
 * @throws RunError COLUMN_DUPLICATE where an aggregate has the name of a key; COLUMN_TYPE for numbers of what is no number.
 */
export function agg(
  grouping: Grouping,
  aggregates: Readonly<Record<string, unknown>>,
  face: (group: Selection) => unknown,
): Columns {
  const keys = grouping.keys.map((column, i) => ({ ...column, name: grouping.names[i]! }))
  const values = Object.entries(aggregates).map(([name, aggregate]) => ({
    ...aggregateColumn(grouping, name, aggregate, face),
    name,
  }))
  const columns = [...keys, ...values]
  refuseDuplicates(columns.map(({ name }) => name))
  const runOfGroup = (group: number) => groupAt(grouping, group).rows[0]!
  const runIdAt = (group: number) => grouping.selection.store.store.info(runOfGroup(group)).runId
  return {
    length: groupCount(grouping),
    columns: columns.flatMap((column) => unmix(column, grouping.selection.settings.mixed, runIdAt)),
  }
}

function aggregateColumn(
  grouping: Grouping,
  name: string,
  aggregate: unknown,
  face: (group: Selection) => unknown,
): Column {
  if (isAggregation(aggregate)) return aggregate['~aggregate'](grouping)
  if (typeof aggregate !== 'function') {
    throw new RunError(
      'ARGUMENT_INVALID',
      `The aggregate ${name} must be an aggregation such as mean('metrics.loss'), or a function of the group.`,
      { name },
    )
  }
  const builder = new ColumnBuilder()
  for (let g = 0; g < groupCount(grouping); g++) builder.value(aggregate(face(groupAt(grouping, g))))
  return builder.finish()
}
