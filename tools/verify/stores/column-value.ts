import { type Column, isValid, valueAt } from '@runsheaf/core/plugin'
import { ExactNumber } from './exact.ts'

/** The value at a place of a column, in which numbers keep the kind that the column's type states. */
export function columnValue(column: Column, at: number): unknown {
  const value = valueAt(column, at)
  if (!isValid(column, at)) return value
  switch (column.type) {
    case 'i32':
    case 'i64':
      return ExactNumber.int(value as number | bigint)
    case 'f64':
      return isSet(column.integers, at) ? ExactNumber.int(value as number) : ExactNumber.float(value as number)
    case 'mixed':
      return typeof value === 'number' ? exactMixed(value, isSet(column.floats, at)) : value
    case 'list': {
      const [start, end] = [column.offsets[at] as number, column.offsets[at + 1] as number]
      return Array.from({ length: end - start }, (_, i) => columnValue(column.child, start + i))
    }
    default:
      return value
  }
}

function exactMixed(value: number, isFloat: boolean): ExactNumber {
  return isFloat || !Number.isInteger(value) ? ExactNumber.float(value) : ExactNumber.int(value)
}

function isSet(bits: Uint8Array | undefined, at: number): boolean {
  return bits !== undefined && ((bits[at >> 3] as number) & (1 << (at & 7))) !== 0
}
