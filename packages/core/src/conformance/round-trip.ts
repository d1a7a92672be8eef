import type { Column, Columns } from '../columns/column.ts'
import { layoutFault } from '../columns/column-layout.ts'
import { valuesOf } from '../columns/value.ts'
import { isRunError, type RunErrorCode } from '../contract/errors.ts'
import type { FrameBackend } from '../contract/frame-backend.ts'
import { assertSame } from './same-value.ts'
import { assert } from './suite.ts'

/** What becomes of columns that go into a frame and back. */
export function roundTrip(backend: FrameBackend<any>, columns: Columns): Columns {
  const back = backend.toColumns(backend.fromColumns(columns))
  const fault = layoutFault(back)
  assert(fault === undefined, `toColumns gives columns that are not well formed: ${fault}`)
  return back
}

/** Fails unless columns come back with the same names, in the same order, and the same values; missing is null in a frame. */
export function assertUnchanged(given: Columns, back: Columns): void {
  const names = (columns: Columns) => columns.columns.map(({ name }) => name)
  const values = (column: Column) => valuesOf(column).map((value) => value ?? null)
  assertSame('the names of the columns that came back', names(back), names(given))
  assertSame('the number of the rows that came back', back.length, given.length)
  for (const [i, column] of given.columns.entries())
    assertSame(`the values of ${column.name} that came back`, valuesOf(back.columns[i]!), values(column))
}

/** Fails unless columns come back unchanged, or are refused with the error that is allowed, which names the column. */
export function assertKeptOrRefused(
  backend: FrameBackend<any>,
  columns: Columns,
  refusals: readonly RunErrorCode[] = [],
): void {
  let back: Columns
  try {
    back = roundTrip(backend, columns)
  } catch (error) {
    if (refusals.length === 0 || !isRunError(error)) throw error
    const allowed = refusals.join(' or ')
    assert(refusals.includes(error.code), `it is refused with ${error.code} instead of ${allowed}: ${error.message}`)
    const named = columns.columns.some(({ name }) => error.message.includes(name))
    assert(named, `the error does not name the column: ${error.message}`)
    return
  }
  assertUnchanged(columns, back)
}
