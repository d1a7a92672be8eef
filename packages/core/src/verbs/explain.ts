import { print } from '../expression/print.ts'
import { conjuncts } from '../filter/conjuncts.ts'
import type { Filter } from '../filter/filter.ts'
import { keysOf } from '../filter/keys-of.ts'
import type { Selection } from '../selection/selection.ts'
import { filter } from './filter.ts'

/** What a filter does to a selection. */
export interface Explanation {
  /** The keys that it reads; `undefined` where a function of the run may read any. */
  readonly keys: readonly string[] | undefined
  /** Its conditions, which must all hold, in order: how many runs each is asked of, and how many it keeps. */
  readonly steps: readonly { readonly condition: string; readonly runs: number; readonly kept: number }[]
  readonly kept: number
}

/**
 * Which keys a filter needs, and how many runs each of its conditions keeps of those that the ones before have left.
 *
 * @throws RunError FILTER_INVALID, KEY_UNKNOWN.
 * @example
 * explain(runs.selection, parse("status = 'FINISHED' and metrics.acc > 0.9")).steps
 * // [{ condition: "status = 'FINISHED'", runs: 40, kept: 31 }, { condition: 'metrics.acc > 0.9', runs: 31, kept: 4 }]
 */
export function explain(selection: Selection, whole: Filter): Explanation {
  let left = selection
  const steps = conjuncts(whole).map((condition) => {
    const runs = left.rows.length
    left = filter(left, condition)
    return { condition: print(condition), runs, kept: left.rows.length }
  })
  const keys = keysOf(whole)
  return { keys: keys && [...new Set(keys.map(({ text }) => text))], steps, kept: left.rows.length }
}
