import { refuseDuplicates } from '../columns/check-columns.ts'
import type { Column } from '../columns/column.ts'
import { distinctTuples } from '../columns/distinct.ts'
import { rank } from '../columns/rank.ts'
import { take } from '../columns/take.ts'
import { pickRows, type Selection } from '../store/selection.ts'
import { type GroupKey, groupColumns } from './group-key.ts'
import { refuseMissing } from './missing.ts'
import { presentRows } from './present-rows.ts'

/** Runs in groups. Group `g` is made of the positions `order[starts[g] … starts[g + 1]]` of the selection. */
export interface Grouping {
  readonly selection: Selection
  readonly names: readonly string[]
  /** For each name, the value of each group. */
  readonly keys: readonly Column[]
  /** The group of each run. */
  readonly codes: Int32Array
  readonly starts: Int32Array
  readonly order: Int32Array
}

/** The number of groups. */
export const groupCount = (grouping: Grouping): number => grouping.starts.length - 1

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
  const columns = groupColumns(selection, keys)
  const names = columns.map(([name]) => name)
  refuseDuplicates(names)
  const { missing } = selection.settings
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
  return { selection, names, keys: groupKeys, codes, ...members(codes, firsts.length) }
}

function members(codes: Int32Array, count: number): Pick<Grouping, 'starts' | 'order'> {
  const starts = new Int32Array(count + 1)
  for (const code of codes) starts[code + 1]!++
  for (let g = 0; g < count; g++) starts[g + 1]! += starts[g]!
  const next = starts.slice()
  const order = new Int32Array(codes.length)
  for (let i = 0; i < codes.length; i++) order[next[codes[i]!]!++] = i
  return { starts, order }
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
  const codes = Int32Array.from(numbers)
  const keys = grouping.keys.map((column) => take(column, groups))
  return {
    selection: pickRows(grouping.selection, Int32Array.from(kept)),
    names: grouping.names,
    keys,
    codes,
    ...members(codes, groups.length),
  }
}

/** The groups by their keys, smallest first; NaN, null and missing last. */
export function sortGroups(grouping: Grouping): Grouping {
  const ranks = grouping.keys.map(rank)
  const order = Int32Array.from({ length: groupCount(grouping) }, (_, g) => g)
  order.sort((a, b) => {
    for (const { places, values } of ranks) {
      const difference = places[a]! - places[b]! || values[a]! - values[b]!
      if (difference) return difference
    }
    return a - b
  })
  return pickGroups(grouping, order)
}
