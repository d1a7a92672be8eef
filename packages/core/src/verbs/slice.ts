import { positionIn } from '../columns/position.ts'
import { RunError } from '../contract/errors.ts'
import { pickRows, type Selection } from '../selection/selection.ts'

/**
 * The runs from `start` up to, not including, `end`; negative positions count from the end. With a step, each step-th of
 * them; a negative step goes backwards from `start` (by default the last run) down to, not including, `end`.
 *
 * @throws RunError ARGUMENT_INVALID for a step of 0.
 * @example
 * slice(selection, 0, 10, 2)
 */
export function slice(selection: Selection, start?: number, end?: number, step = 1): Selection {
  if (!Number.isInteger(step) || step === 0) {
    throw new RunError('ARGUMENT_INVALID', `The step of slice must be a whole number other than 0, not ${step}.`)
  }
  const { rows } = selection
  const { length } = rows
  const after = (at: number) => Math.max(0, (at < 0 ? at + length : at) + 1)
  const part =
    step > 0
      ? rows.slice(start, end)
      : rows.slice(end === undefined ? 0 : after(end), start === undefined ? length : after(start)).reverse()
  return { ...selection, rows: step === 1 ? part : part.filter((_, i) => i % step === 0) }
}

/**
 * The runs at these positions, in their order, repeats allowed; negative positions count from the end.
 *
 * @throws RunError ARGUMENT_INVALID for a position that is not there.
 * @example
 * pick(selection, [0, 2, -1])
 */
export function pick(selection: Selection, positions: Iterable<number>): Selection {
  const { length } = selection.rows
  return pickRows(
    selection,
    Int32Array.from(positions, (position) => {
      const at = positionIn(length, position)
      if (at !== undefined) return at
      throw new RunError('ARGUMENT_INVALID', `There is no run ${position} among ${length} runs.`)
    }),
  )
}
