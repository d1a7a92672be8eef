import { groupCount } from '../columns/groups.ts'
import { isValid } from '../columns/value.ts'
import type { Grouped } from './aggregation.ts'
import { numbersIn } from './numbers.ts'

/** The sum of each group's numbers, and how many they are; null, missing and (unless it propagates) NaN are left out. */
interface GroupedSums {
  readonly sums: Float64Array
  readonly counts: Int32Array
  /** Whether all numbers are integers. */
  readonly integral: boolean
}

/**
 * In one pass over the rows, without putting them into their groups first; only where a sum is NaN, in a second one that
 * looks at each number.
 *
 * @throws RunError COLUMN_TYPE where a value is not a number.
 */
export function sumsOf(grouped: Grouped, key: string): GroupedSums {
  const column = grouped.column(key)
  const numbers = numbersIn(column, key)
  const sums = new Float64Array(groupCount(grouped))
  const counts = new Int32Array(groupCount(grouped))
  const { codes } = grouped
  const skipNaN = grouped.nan === 'skip'
  const integral = column.type === 'i32' || column.type === 'i64'
  if (column.nullCount === 0) {
    for (let i = 0; i < codes.length; i++) sums[codes[i]!]! += numbers[i]!
    const counted = counts.map((_, group) => grouped.starts[group + 1]! - grouped.starts[group]!)
    if (!skipNaN || !sums.some(Number.isNaN)) return { sums, counts: counted, integral }
    sums.fill(0)
  }
  for (let i = 0; i < codes.length; i++) {
    const number = numbers[i]!
    if (!isValid(column, i) || (skipNaN && Number.isNaN(number))) continue
    sums[codes[i]!]! += number
    counts[codes[i]!]!++
  }
  return { sums, counts, integral }
}
