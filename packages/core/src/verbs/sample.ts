import { RunError } from '../contract/errors.ts'
import { randomIntegers } from '../general/random.ts'
import { pickRows, type Selection } from '../selection/selection.ts'

export interface RandomOptions {
  /** A whole number that makes the choice the same every time, on every platform. */
  readonly seed?: number
}

/**
 * So many runs at random, each at most once, in the order in which they were drawn (Fisher–Yates over
 * {@link randomIntegers}).
 *
 * @throws RunError ARGUMENT_INVALID for more runs than there are, or no whole number.
 * @example
 * sample(selection, 10, { seed: 1 })
 */
export function sample(selection: Selection, size: number, { seed }: RandomOptions = {}): Selection {
  const { length } = selection.rows
  if (!Number.isInteger(size) || size < 0 || size > length) {
    throw new RunError(
      'ARGUMENT_INVALID',
      `A sample of ${length} runs has 0 to ${length} of them, not ${String(size)}.`,
    )
  }
  if (seed !== undefined && !Number.isSafeInteger(seed)) {
    throw new RunError('ARGUMENT_INVALID', `A seed is a whole number, not ${String(seed)}.`)
  }
  const draw = randomIntegers(seed)
  const positions = Int32Array.from(selection.rows.keys())
  for (let i = 0; i < size; i++) {
    const other = i + draw(length - i)
    const drawn = positions[other]!
    positions[other] = positions[i]!
    positions[i] = drawn
  }
  return pickRows(selection, positions.subarray(0, size))
}

/** All runs in random order. @example shuffle(selection, { seed: 1 }) */
export function shuffle(selection: Selection, options: RandomOptions = {}): Selection {
  return sample(selection, selection.rows.length, options)
}
