import type { Grouped } from '../aggregate/aggregation.ts'
import type { NamedColumn } from '../columns/column.ts'
import { distinctTuples } from '../columns/distinct.ts'
import { type Groups, groupCount, groupsOf, rowsIn } from '../columns/groups.ts'
import { rank } from '../columns/rank.ts'
import { sortPositions } from '../columns/sort-positions.ts'
import { takeRows } from '../columns/take.ts'
import { parseKey } from '../keys/parse-key.ts'
import { fillMissing, readKey } from '../selection/read-key.ts'
import { pickRows, type Selection } from '../selection/selection.ts'
import { type GroupKey, groupColumns } from './group-key.ts'
import { keptColumns } from './missing.ts'

/** Runs in groups; rows are positions of the selection. */
export interface Grouping extends Grouped {
  readonly selection: Selection
  /** For each key, the value of each group. */
  readonly keys: readonly NamedColumn[]
}

/** The runs of one group. */
export function groupAt(grouping: Grouping, group: number): Selection {
  return pickRows(grouping.selection, rowsIn(grouping, group))
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
  const { runs, columns } = keptColumns(selection, (runs) => groupColumns(runs, keys))
  const known = selection.settings.missing === 'null' ? columns.map(withNulls) : columns
  const { codes, firsts } = distinctTuples(known, runs.rows.length)
  return groupingOf(runs, takeRows(known, firsts), groupsOf(codes, firsts.length))
}

const withNulls = (column: NamedColumn): NamedColumn => ({ ...fillMissing(column, () => null), name: column.name })

function groupingOf(selection: Selection, keys: readonly NamedColumn[], groups: Groups): Grouping {
  const column = (key: string) => readKey(selection, parseKey(key))
  return { selection, keys, column, nan: selection.settings.nan, ...groups }
}

/** The same groups in another order, or some of them. */
export function pickGroups(grouping: Grouping, groups: Int32Array): Grouping {
  const positions: number[] = []
  const codes: number[] = []
  for (const [number, group] of groups.entries()) {
    for (const position of rowsIn(grouping, group)) {
      positions.push(position)
      codes.push(number)
    }
  }
  const selection = pickRows(grouping.selection, Int32Array.from(positions))
  return groupingOf(selection, takeRows(grouping.keys, groups), groupsOf(Int32Array.from(codes), groups.length))
}

/** The groups by their keys, smallest first; NaN, null and missing last. */
export function sortGroups(grouping: Grouping): Grouping {
  const orders = grouping.keys.map(rank)
  return pickGroups(grouping, sortPositions(groupCount(grouping), orders))
}
