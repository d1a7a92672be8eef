import { groupCount } from '../columns/groups.ts'
import { valueAt } from '../columns/value.ts'
import type { Selection } from '../selection/selection.ts'
import { groupBy } from './group-by.ts'
import type { GroupKey } from './group-key.ts'

/**
 * How many runs have each value of a key, by order of first appearance; runs that lack the key count under `undefined`.
 *
 * @example
 * countBy(selection, 'model.type') // Map { 'transformer' → 4, 'lstm' → 3 }
 */
export function countBy(selection: Selection, key: string | GroupKey): Map<unknown, number> {
  const grouping = groupBy(selection, [key])
  const [values] = grouping.keys
  const counts = new Map<unknown, number>()
  for (let g = 0; values && g < groupCount(grouping); g++) {
    counts.set(valueAt(values, g), grouping.starts[g + 1]! - grouping.starts[g]!)
  }
  return counts
}
