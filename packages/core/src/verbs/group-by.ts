import type { Grouped } from '../aggregate/aggregation.ts'
import { refuseDuplicates } from '../columns/check-columns.ts'
import type { Column } from '../columns/column.ts'
import { distinctTuples } from '../columns/distinct.ts'
import { type Groups, groupCount, groupsOf } from '../columns/groups.ts'
import { rank } from '../columns/rank.ts'
import { sortPositions } from '../columns/sort-positions.ts'
import { take } from '../columns/take.ts'
import { parseKey } from '../keys/parse-key.ts'
import { fillMissing, readKey } from '../selection/read-key.ts'
import { pickRows, type Selection } from '../selection/selection.ts'
import { type GroupKey, groupColumns } from './group-key.ts'
import { refuseMissing } from './missing.ts'
import { presentRows } from './present-rows.ts'

/** Runs in groups; rows are positions of the selection. */
export interface Grouping extends Grouped {
  readonly selection: Selection
  readonly names: readonly string[]
  /** For each name, the value of each group. */
  readonly keys: readonly Column[]
}

/** The runs of one group. */
export function groupAt({ selection, starts, order }: Grouping, group: number): Selection {
  return pickRows(selection, order.subarray(starts[group], starts[group + 1]))
}

/**
 * Puts runs with equal values into groups, in order of first appearance. Runs that lack a key make a group of their own,
 * unless the settings say otherwise.
 *
 * @throws RunError COLUMN_DUPLICATE for a name given twice.
 * @example
 * groupBy(selection, ['model.type', allExcept('seed')])
 */
export function groupBy(selection: Selection, keys: readonly (string | GroupKey)[]): Grouping {
  const { missing } = selection.settings
  const columns = groupColumns(selection, keys).map(
    ([name, column]) => [name, missing === 'null' ? fillMissing(column, () => null) : column] as const,
  )
  const names = columns.map(([name]) => name)
  refuseDuplicates(names)
  if (missing === 'error') for (const [name, column] of columns) refuseMissing(selection, name, column)
  if (missing === 'skip') {
    const present = presentRows(
      selection,
      columns.map(([, column]) => column),
    )
    if (present.rows.length < selection.rows.length) return groupBy(present, keys)
  }
  const { codes, firsts } = distinctTuples(
    columns.map(([, column]) => column),
    selection.rows.length,
  )
  const groupKeys = columns.map(([, column]) => take(column, firsts))
  return groupingOf(selection, names, groupKeys, groupsOf(codes, firsts.length))
}

function groupingOf(selection: Selection, names: readonly string[], keys: readonly Column[], groups: Groups): Grouping {
  const column = (key: string) => readKey(selection, parseKey(key))
  return { selection, names, keys, column, nan: selection.settings.nan, ...groups }
}

/** The same groups in another order, or some of them. */
export function pickGroups(grouping: Grouping, groups: Int32Array): Grouping {
  const kept: number[] = []
  const numbers: number[] = []
  for (const [number, group] of groups.entries()) {
    for (let k = grouping.starts[group]!; k < grouping.starts[group + 1]!; k++) {
      kept.push(grouping.order[k]!)
      numbers.push(number)
    }
  }
  const keys = grouping.keys.map((column) => take(column, groups))
  const selection = pickRows(grouping.selection, Int32Array.from(kept))
  return groupingOf(selection, grouping.names, keys, groupsOf(Int32Array.from(numbers), groups.length))
}

/** The groups by their keys, smallest first; NaN, null and missing last. */
export function sortGroups(grouping: Grouping): Grouping {
  const orders = grouping.keys.map(rank)
  return pickGroups(grouping, sortPositions(groupCount(grouping), orders))
}
