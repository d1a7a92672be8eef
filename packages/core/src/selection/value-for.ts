import { rejectPromise } from '../columns/reject-promise.ts'
import { runOf, type Selection } from './selection.ts'

/**
 * What is given for the run at a position: a value, or what a function makes of the run.
 *
 * @throws RunError COLUMN_PROMISE
 */
export function valueFor(selection: Selection, position: number, given: unknown, name: string): unknown {
  return rejectPromise(typeof given === 'function' ? given(runOf(selection, position)) : given, name)
}
