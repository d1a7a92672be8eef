import type { Column } from '../columns/column.ts'
import { isMissing } from '../columns/value.ts'
import { maskOf, positionsOf } from '../filter/mask.ts'
import { pickRows, type Selection } from '../selection/selection.ts'

/** The runs that have a value (or null) in every one of these columns. */
export function presentRows(selection: Selection, columns: readonly Column[]): Selection {
  const mask = maskOf(selection.rows.length, (i) => columns.every((column) => !isMissing(column, i)))
  return pickRows(selection, positionsOf(mask))
}
