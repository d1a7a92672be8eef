import { type Column, isValid, valueAt } from '@runsheaf/core/plugin'

/** The numbers of a column; `undefined` where there is none. */
export function columnNumbers(column: Column): (number | undefined)[] {
  return Array.from({ length: column.length }, (_, i) => (isValid(column, i) ? Number(valueAt(column, i)) : undefined))
}
