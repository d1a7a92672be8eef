import type { ReadOptions } from '../contract/run-source.ts'
import { conjuncts } from '../filter/conjuncts.ts'
import { keysOf } from '../filter/keys-of.ts'
import { readKeysAhead } from '../selection/read-keys-ahead.ts'
import type { Selection } from '../selection/selection.ts'
import { type Choice, filter } from './filter.ts'

/**
 * As `filter`, but what the conditions name is read ahead: that of each for the runs that those before it left.
 *
 * @throws RunError NOT_READ where a function of the run reads what a store can only read asynchronously, and was not asked to.
 * @example
 * await readAndFilter(selection, parse("status = 'FINISHED' and metrics.acc > 0.9"), { onProgress })
 */
export async function readAndFilter(
  selection: Selection,
  choice: Choice,
  options: ReadOptions = {},
): Promise<Selection> {
  if (choice instanceof Uint8Array) return filter(selection, choice)
  let left = selection
  for (const condition of conjuncts(choice)) {
    await readKeysAhead(left, keysOf(condition) ?? [], options)
    left = filter(left, condition)
  }
  return left
}
