import { RunError } from '../contract/errors.ts'
import type { Columns } from './column.ts'

/**
 * Refuses columns that make no frame. Backends call it before they hand columns to a library that would drop or cut them.
 *
 * @throws RunError COLUMN_DUPLICATE where two have one name; ARGUMENT_INVALID where one is not as long as the frame.
 */
export function checkColumns({ length, columns }: Columns): void {
  refuseDuplicates(columns.map(({ name }) => name))
  const odd = columns.find((column) => column.length !== length)
  if (odd) {
    const message = `The column ${odd.name} has ${odd.length} values in a frame of ${length} rows. All columns must be of one length.`
    throw new RunError('ARGUMENT_INVALID', message, { name: odd.name, found: odd.length, expected: length })
  }
}

/** @throws RunError COLUMN_DUPLICATE */
export function refuseDuplicates(names: readonly string[]): void {
  if (new Set(names).size === names.length) return
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  throw new RunError('COLUMN_DUPLICATE', `There are two columns named ${twice}. Give one of them another name.`, {
    name: twice,
  })
}
