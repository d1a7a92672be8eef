import { refuseDuplicates } from '../columns/check-columns.ts'
import type { Column, NamedColumn } from '../columns/column.ts'
import { isMissing } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import { maskOf, positionsOf } from '../filter/mask.ts'
import { pickRows, type Selection } from '../selection/selection.ts'

/** Columns, and the runs that they are of: those that the settings leave. */
export interface KeptColumns {
  readonly runs: Selection
  readonly columns: readonly NamedColumn[]
}

/**
 * The columns that a function reads of runs, by what the settings say of runs that lack a value.
 *
 * @throws RunError COLUMN_DUPLICATE; KEY_MISSING if the settings ask for it.
 */
export function keptColumns(selection: Selection, read: (runs: Selection) => readonly NamedColumn[]): KeptColumns {
  const { missing } = selection.settings
  const columns = read(selection)
  refuseDuplicates(columns.map(({ name }) => name))
  if (missing === 'error') for (const column of columns) refuseMissing(selection, column.name, column)
  if (missing === 'skip') {
    const present = presentRuns(selection, columns)
    if (present.rows.length < selection.rows.length) return keptColumns(present, read)
  }
  return { runs: selection, columns }
}

/** The runs that have a value (or null) in every one of these columns. */
export function presentRuns(selection: Selection, columns: readonly Column[]): Selection {
  const mask = maskOf(selection.rows.length, (i) => columns.every((column) => !isMissing(column, i)))
  return pickRows(selection, positionsOf(mask))
}

/**
 * Refuses a column of which some run has no value.
 *
 * @throws RunError KEY_MISSING naming the first such run; VALUE_UNREADABLE where its value cannot be read.
 */
export function refuseMissing(selection: Selection, key: string, column: Column): void {
  for (let i = 0; i < column.length; i++) if (isMissing(column, i)) throw missingError(selection, key, column, i)
}

/** Refuses values that are there and cannot be read, default or not. @throws RunError VALUE_UNREADABLE */
export function refuseUnreadable(selection: Selection, key: string, column: Column): void {
  const [position] = column.faults?.keys() ?? []
  if (position !== undefined) throw missingError(selection, key, column, position)
}

function missingError(selection: Selection, key: string, column: Column, position: number): RunError {
  const { runId } = selection.store.info(selection.rows[position]!)
  const fault = column.faults?.get(position)
  if (fault) return new RunError('VALUE_UNREADABLE', `${key} of run ${runId}: ${fault.message}`, { key, runId, fault })
  const message = `Run ${runId} has no ${key}. Give a default, or filter by exists() first.`
  return new RunError('KEY_MISSING', message, { key, runId })
}
