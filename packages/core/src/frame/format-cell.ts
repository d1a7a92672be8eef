import type { Column } from '../columns/column.ts'
import { valueAt } from '../columns/value.ts'
import { cellText } from '../text/cell-text.ts'

/** Text that would be taken for something else if it stood without quotes: null, NaN, blanks at the ends, controls. */
const ambiguous = /^$|^(null|NaN|-?Infinity)$|^\s|\s$|[\p{Cc}\p{Zl}\p{Zp}]/u

/** A value on one line, so that null, NaN and text can be told apart. */
export function formatCell(column: Column, i: number): string {
  const value = valueAt(column, i) ?? null
  if (value === null || (typeof value === 'string' && ambiguous.test(value))) return JSON.stringify(value)
  return cellText(value)
}
