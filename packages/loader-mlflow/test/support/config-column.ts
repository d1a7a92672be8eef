import { type Column, isValid, valueAt } from '@runsheaf/core/plugin'
import { Float } from './stores.ts'

const bit = (bits: Uint8Array | undefined, i: number) => bits !== undefined && ((bits[i >> 3]! >> (i & 7)) & 1) === 1

/** Value `i` of a column with its kind: an integral number that was written as a float is a `Float`. */
export function kindedAt(column: Column, i: number): unknown {
  const value = valueAt(column, i)
  if (typeof value !== 'number' || !isValid(column, i)) return value
  if (column.type === 'f64') return bit(column.integers, i) ? value : new Float(value)
  if (column.type === 'mixed') return bit(column.floats, i) || !Number.isInteger(value) ? new Float(value) : value
  return value
}
