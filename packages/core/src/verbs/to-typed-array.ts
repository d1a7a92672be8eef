import { numbersIn } from '../aggregate/numbers.ts'
import type { Column } from '../columns/column.ts'
import { typeError } from '../columns/type-error.ts'
import { isValid, valueAt } from '../columns/value.ts'
import type { Selection } from '../selection/selection.ts'
import { readList } from './to-list.ts'

interface ArrayTypes {
  readonly f64: Float64Array
  readonly i32: Int32Array
  readonly i64: BigInt64Array
}

export type ArrayType = keyof ArrayTypes

/** The array that a type makes. */
export type TypedArrayOf<T extends ArrayType> = ArrayTypes[T]

export interface TypedArrayOptions<T extends ArrayType> {
  /** `f64` by default. */
  readonly as?: T
  /** For runs that lack the key: a number, or a function of the run. */
  readonly fallback?: unknown
}

/**
 * The numbers of a key, one for each run. Null becomes NaN.
 *
 * @throws RunError KEY_MISSING where a run lacks the key and there is no fallback; COLUMN_TYPE where a value is no number,
 * or (of `i32` and `i64`) one that does not fit.
 * @example
 * toTypedArray(selection, 'batch_size', { as: 'i32' })
 */
export function toTypedArray<T extends ArrayType = 'f64'>(
  selection: Selection,
  key: string,
  options: TypedArrayOptions<T> = {},
): TypedArrayOf<T> {
  const column = readList(selection, key, 'fallback' in options ? [options.fallback] : [])
  const type: ArrayType = options.as ?? 'f64'
  return (type === 'f64' ? floatsOf(column, key) : integersOf(column, key, type)) as TypedArrayOf<T>
}

function integersOf(column: Column, key: string, type: 'i32' | 'i64'): Int32Array | BigInt64Array {
  const integers = BigInt64Array.from({ length: column.length }, (_, i) => {
    const value = valueAt(column, i)
    const integer = typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value
    if (typeof integer === 'bigint' && BigInt.asIntN(type === 'i32' ? 32 : 64, integer) === integer) return integer
    throw typeError(key, value, `${type} integer`)
  })
  return type === 'i64' ? integers : Int32Array.from(integers, Number)
}

function floatsOf(column: Column, key: string): Float64Array {
  const floats = numbersIn(column, key).slice()
  if (column.nullCount > 0) for (let i = 0; i < floats.length; i++) if (!isValid(column, i)) floats[i] = Number.NaN
  return floats
}
