import { distinct } from '../columns/distinct.ts'
import { rank } from '../columns/rank.ts'
import { sortPositions } from '../columns/sort-positions.ts'
import { take } from '../columns/take.ts'
import { valuesOf } from '../columns/value.ts'
import type { Selection } from '../selection/selection.ts'
import { readList } from './to-list.ts'

/**
 * The distinct values of a key, smallest first (lists by their items), then NaN, then null.
 *
 * @param fallback for runs that lack the key: a value, or a function of the run.
 * @throws RunError KEY_MISSING where a run lacks the key and nothing says what then.
 * @example
 * unique(selection, 'model.type') // ['lstm', 'transformer']
 */
export function unique(selection: Selection, key: string, ...fallback: [unknown?]): unknown[] {
  const column = readList(selection, key, fallback)
  const values = take(column, distinct(column).firsts)
  return valuesOf(take(values, sortPositions(values.length, [rank(values)])))
}

/** How many distinct values a key has. @example nUnique(selection, 'seed') */
export function nUnique(selection: Selection, key: string, ...fallback: [unknown?]): number {
  return distinct(readList(selection, key, fallback)).firsts.length
}
