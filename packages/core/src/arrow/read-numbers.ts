import { RunError } from '../contract/errors.ts'
import type { BatchReader } from './batch-reader.ts'
import type { ArrowType } from './read-schema.ts'

/** Integers of any width in the narrowest array that holds them all: 32 bits signed, 64 signed, or 64 unsigned. */
export function readInts(
  type: ArrowType,
  batch: BatchReader,
  length: number,
): Int32Array | BigInt64Array | BigUint64Array {
  if (type.kind !== 'int') throw new TypeError('Codes of a dictionary are integers.')
  switch (type.bits) {
    case 8:
      return Int32Array.from(type.signed ? batch.numbers(Int8Array, length) : batch.numbers(Uint8Array, length))
    case 16:
      return Int32Array.from(type.signed ? batch.numbers(Int16Array, length) : batch.numbers(Uint16Array, length))
    case 32:
      return type.signed
        ? batch.numbers(Int32Array, length)
        : BigInt64Array.from(batch.numbers(Uint32Array, length), BigInt)
    default:
      return type.signed ? batch.numbers(BigInt64Array, length) : batch.numbers(BigUint64Array, length)
  }
}

export function readFloats(bits: number, batch: BatchReader, length: number): Float64Array {
  if (bits === 64) return batch.numbers(Float64Array, length)
  if (bits === 32) return Float64Array.from(batch.numbers(Float32Array, length))
  return Float64Array.from(batch.numbers(Uint16Array, length), halfFloat)
}

/** IEEE 754 binary16. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** @throws RunError COLUMN_TYPE where a column is longer than 2 GiB. */
export function toInt32(values: Int32Array | BigInt64Array | BigUint64Array, name: string): Int32Array {
  if (values instanceof Int32Array) return values
  if (values.some((value) => value > 0x7fffffffn)) {
    const message = `The column ${name} has more than 2^31 bytes or items in one record batch. Write it in smaller ones.`
    throw new RunError('COLUMN_TYPE', message, { key: name })
  }
  return Int32Array.from(values as Iterable<bigint>, Number)
}
