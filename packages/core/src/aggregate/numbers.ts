import { ColumnBuilder } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { groupCount } from '../columns/groups.ts'
import { isValid, valueAt } from '../columns/value.ts'
import { RunError } from '../errors.ts'
import type { Grouped } from './aggregation.ts'

/** The numbers of a key, group after group; null, missing and (unless it propagates) NaN are left out. */
export interface GroupedNumbers {
  /** The numbers of group `g` are `values[starts[g] … starts[g + 1]]`. */
  readonly values: Float64Array
  readonly starts: Int32Array
  /** Whether all of them are integers. */
  readonly integral: boolean
}

/** @throws RunError COLUMN_TYPE where a value is no number. */
export function numbersOf(grouped: Grouped, key: string): GroupedNumbers {
  const { order } = grouped
  const column = grouped.column(key)
  const at = numberReader(column, key)
  const skipNaN = grouped.nan === 'skip'
  const values = new Float64Array(order.length)
  const starts = new Int32Array(groupCount(grouped) + 1)
  let end = 0
  for (let g = 0; g < groupCount(grouped); g++) {
    for (let k = grouped.starts[g]!; k < grouped.starts[g + 1]!; k++) {
      const position = order[k]!
      if (!isValid(column, position)) continue
      const value = at(position)
      if (skipNaN && Number.isNaN(value)) continue
      values[end++] = value
    }
    starts[g + 1] = end
  }
  return { values: values.subarray(0, end), starts, integral: column.type === 'i32' || column.type === 'i64' }
}

function numberReader(column: Column, key: string): (position: number) => number {
  switch (column.type) {
    case 'f64':
    case 'i32':
      return (position) => column.values[position]!
    case 'null':
      return () => Number.NaN
    default:
      return (position) => {
        const value = valueAt(column, position)
        if (typeof value === 'number' || typeof value === 'bigint') return Number(value)
        const shown = value instanceof Date ? 'a time' : JSON.stringify(value)
        throw new RunError('COLUMN_TYPE', `${key} holds ${shown}, which is no number.`, { key, value })
      }
  }
}

/** A column of one number for each group; `undefined` gives null. */
export function perGroup(
  numbers: GroupedNumbers,
  reduce: (values: Float64Array) => number | undefined,
  integers = false,
): Column {
  const builder = new ColumnBuilder()
  for (let g = 0; g + 1 < numbers.starts.length; g++) {
    const value = reduce(numbers.values.subarray(numbers.starts[g], numbers.starts[g + 1]))
    if (value === undefined) builder.null()
    else if (integers) builder.int(value)
    else builder.float(value)
  }
  return builder.finish()
}
