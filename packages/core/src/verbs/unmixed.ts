import type { NamedColumn } from '../columns/column.ts'
import { unmix } from '../frame/unmix.ts'
import type { Selection } from '../selection/selection.ts'

/**
 * Columns of a selection's runs, of which the settings say what becomes of values that share no type.
 *
 * @param positionOf the position of a row's run, for the error.
 * @throws RunError COLUMN_MIXED
 */
export function unmixed(
  { store, rows, settings }: Selection,
  columns: readonly NamedColumn[],
  positionOf: (row: number) => number = (row) => row,
): NamedColumn[] {
  const runIdAt = (row: number) => store.info(rows[positionOf(row)]!).runId
  return columns.flatMap((column) => unmix(column, settings.mixed, runIdAt))
}
