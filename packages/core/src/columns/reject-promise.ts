import { RunError, type RunErrorCode } from '../contract/errors.ts'

/** The value itself. @throws RunError COLUMN_PROMISE, or another one, for a promise, which cannot be a value of a run. */
export function rejectPromise(value: unknown, name: string, code: RunErrorCode = 'COLUMN_PROMISE'): unknown {
  if (typeof (value as PromiseLike<unknown> | undefined | null)?.then === 'function')
    throw new RunError(code, `${name} gave a promise. Await the values first.`)
  return value
}
