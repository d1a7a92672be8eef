import type { Column } from '../columns/column.ts'
import { isValid, valueAt } from '../columns/value.ts'
import { RunError } from '../errors.ts'
import type { Selection } from '../store/selection.ts'
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
  const refuse = (value: unknown, what: string): never => {
    const shown = value instanceof Date ? 'a time' : typeof value === 'bigint' ? String(value) : JSON.stringify(value)
    throw new RunError('COLUMN_TYPE', `${key} holds ${shown ?? String(value)}, which is no ${what}.`, { key, value })
  }
  return fill(column, type, refuse) as TypedArrayOf<T>
}

type Refuse = (value: unknown, what: string) => never

function fill(column: Column, type: ArrayType, refuse: Refuse): Float64Array | Int32Array | BigInt64Array {
  if (type === 'f64') return floats(column, refuse)
  const integers = BigInt64Array.from({ length: column.length }, (_, i) => {
    const value = isValid(column, i) ? valueAt(column, i) : null
    const whole = typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
    const integer = whole ? BigInt(value as number | bigint) : refuse(value, `${type} integer`)
    return BigInt.asIntN(type === 'i32' ? 32 : 64, integer) === integer ? integer : refuse(value, `${type} integer`)
  })
  return type === 'i64' ? integers : Int32Array.from(integers, Number)
}

function floats(column: Column, refuse: Refuse): Float64Array {
  if ((column.type === 'f64' || column.type === 'i32') && column.nullCount === 0)
    return Float64Array.from(column.values)
  return Float64Array.from({ length: column.length }, (_, i) => {
    const value = isValid(column, i) ? valueAt(column, i) : Number.NaN
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : refuse(value, 'number')
  })
}
