import { getBit } from '../columns/bitmap.ts'
import type { Column } from '../columns/column.ts'
import { groupCount } from '../columns/groups.ts'
import { typeError } from '../columns/type-error.ts'
import { isValid, valueAt } from '../columns/value.ts'
import type { Grouped } from './aggregation.ts'
import { numberColumn } from './number-column.ts'
import type { Statistic } from './statistics.ts'

/** The numbers of a key, group after group; null, missing and (unless it propagates) NaN are left out. */
export interface GroupedNumbers {
  /** The numbers of group `g` are `values[starts[g] … starts[g + 1]]`. */
  readonly values: Float64Array
  readonly starts: Int32Array
}

/** @throws RunError COLUMN_TYPE where a value is not a number. */
export function numbersOf(grouped: Grouped, key: string): GroupedNumbers {
  const { codes, nan } = grouped
  const column = grouped.column(key)
  const numbers = numbersIn(column, key)
  const counts = usable(column, numbers, nan === 'skip')
  const starts = new Int32Array(groupCount(grouped) + 1)
  for (let i = 0; i < codes.length; i++) starts[codes[i]! + 1]! += counts[i]!
  for (let g = 1; g < starts.length; g++) starts[g]! += starts[g - 1]!
  const values = new Float64Array(starts.at(-1)!)
  const next = starts.slice()
  for (let i = 0; i < codes.length; i++) if (counts[i]!) values[next[codes[i]!]!++] = numbers[i]!
  return { values, starts }
}

/** For each value, 1 if aggregates use it. */
function usable(column: Column, numbers: Float64Array, skipNaN: boolean): Uint8Array {
  const counts = new Uint8Array(column.length).fill(column.type === 'null' ? 0 : 1)
  const { validity } = column
  if (validity && column.nullCount > 0) for (let i = 0; i < counts.length; i++) if (!getBit(validity, i)) counts[i] = 0
  if (skipNaN) for (let i = 0; i < counts.length; i++) if (Number.isNaN(numbers[i]!)) counts[i] = 0
  return counts
}

/** All values as numbers; null and missing ones as any. */
export function numbersIn(column: Column, key: string): Float64Array {
  switch (column.type) {
    case 'f64':
      return column.values
    case 'i32':
      return new Float64Array(column.values)
    case 'null':
      return new Float64Array(column.length)
    default:
      return Float64Array.from({ length: column.length }, (_, i) => (isValid(column, i) ? numberAt(column, i, key) : 0))
  }
}

function numberAt(column: Column, position: number, key: string): number {
  const value = valueAt(column, position)
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value)
  throw typeError(key, value, 'number')
}

/** A column of one number for each group; `undefined` gives null. */
export function perGroup(numbers: GroupedNumbers, reduce: Statistic): Column {
  const { starts, values } = numbers
  return numberColumn(starts.length - 1, (g) => reduce(values.subarray(starts[g], starts[g + 1])))
}
