import type { Column } from '../columns/column.ts'
import { isMissing } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import type { Selection } from '../selection/selection.ts'

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
