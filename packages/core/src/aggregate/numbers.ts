import type { Column } from '../columns/column.ts'
import { groupCount, rowsIn } from '../columns/groups.ts'
import { typeError } from '../columns/type-error.ts'
import { isValid, valueAt } from '../columns/value.ts'
import type { Grouped } from './aggregation.ts'

/** The numbers of a key, group after group; null, missing and (unless it propagates) NaN are left out. */
export interface GroupedNumbers {
  /** The numbers of group `g` are `values[starts[g] … starts[g + 1]]`. */
  readonly values: Float64Array
  readonly starts: Int32Array
}

/** @throws RunError COLUMN_TYPE where a value is not a number. */
export function numbersOf(grouped: Grouped, key: string): GroupedNumbers {
  const column = grouped.column(key)
  const numbers = numbersIn(column, key)
  const skipNaN = grouped.nan === 'skip'
  const values = new Float64Array(column.length)
  const starts = new Int32Array(groupCount(grouped) + 1)
  let end = 0
  for (let group = 0; group < groupCount(grouped); group++) {
    for (const row of rowsIn(grouped, group)) {
      const number = numbers[row]!
      if (isValid(column, row) && !(skipNaN && Number.isNaN(number))) values[end++] = number
    }
    starts[group + 1] = end
  }
  return { values: values.subarray(0, end), starts }
}

/** All values as numbers; null and missing ones as any. */
export function numbersIn(column: Column, key: string): Float64Array {
  switch (column.type) {
    case 'f64':
      return column.values
    case 'i32':
      return new Float64Array(column.values)
    default:
      return Float64Array.from({ length: column.length }, (_, i) => (isValid(column, i) ? numberAt(column, i, key) : 0))
  }
}

function numberAt(column: Column, position: number, key: string): number {
  const value = valueAt(column, position)
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value)
  throw typeError(key, value, 'number')
}
