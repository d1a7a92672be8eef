import { RunError } from '../errors.ts'

/** @throws RunError COLUMN_PROMISE for a promise, of which no column can be made. */
export function settled(value: unknown, name: string): unknown {
  if (typeof (value as PromiseLike<unknown> | undefined | null)?.then === 'function') {
    throw new RunError('COLUMN_PROMISE', `${name} gave a promise. Await the values first, then make the frame.`)
  }
  return value
}
