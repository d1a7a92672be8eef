import { bitmap, countBits, getBit, setBit } from './bitmap.ts'
import { buildColumn } from './builder.ts'
import type { Column, Utf8Column } from './column.ts'
import { pushFrom } from './value.ts'

/**
 * The column of `column[positions[i]]`. Its type is that of the values taken: a mixed column of which only integers are
 * taken gives integers.
 */
export function take(column: Column, positions: Int32Array): Column {
  if (column.type === 'mixed' || column.type === 'list' || (column.type === 'f64' && column.integers))
    return rebuild(column, positions)
  const nulls = takeNulls(column, positions)
  const length = positions.length
  if (length > 0 && nulls.nullCount === length) return { type: 'null', length, ...nulls }
  switch (column.type) {
    case 'f64':
      return { type: 'f64', length, values: pickNumbers(column.values, new Float64Array(length), positions), ...nulls }
    case 'i32':
      return { type: 'i32', length, values: pickNumbers(column.values, new Int32Array(length), positions), ...nulls }
    case 'dict':
      return {
        type: 'dict',
        length,
        codes: pickNumbers(column.codes, new Int32Array(length), positions),
        dictionary: column.dictionary,
        ...nulls,
      }
    case 'i64':
    case 'timestamp': {
      const values = new BigInt64Array(length)
      for (let i = 0; i < length; i++) values[i] = column.values[positions[i]!]!
      return { type: column.type, length, values, ...nulls }
    }
    case 'bool':
      return { type: 'bool', length, values: takeBits(column.values, positions), ...nulls }
    case 'utf8':
      return { ...takeBytes(column, positions), ...nulls }
    case 'null':
      return { type: 'null', length, ...nulls }
  }
}

function rebuild(column: Column, positions: Int32Array): Column {
  return buildColumn(positions.length, (builder, i) => pushFrom(builder, column, positions[i]!))
}

function takeNulls(
  column: Column,
  positions: Int32Array,
): Pick<Column, 'nullCount' | 'validity' | 'missing' | 'faults'> {
  const { validity, missing, faults } = column
  const length = positions.length
  if (column.type !== 'null' && (column.nullCount === 0 || !validity)) return { nullCount: 0 }
  const taken = validity ? takeBits(validity, positions) : bitmap(length)
  const nullCount = length - countBits(taken)
  if (nullCount === 0) return { nullCount }
  const takenFaults = faults && new Map([...positions].flatMap((p, i) => (faults.has(p) ? [[i, faults.get(p)!]] : [])))
  return {
    nullCount,
    validity: taken,
    ...(missing && { missing: takeBits(missing, positions) }),
    ...(takenFaults?.size && { faults: takenFaults }),
  }
}

function takeBits(bits: Uint8Array, positions: Int32Array): Uint8Array {
  const taken = bitmap(positions.length)
  for (let i = 0; i < positions.length; i++) if (getBit(bits, positions[i]!)) setBit(taken, i)
  return taken
}

function pickNumbers<T extends Float64Array | Int32Array>(source: T, target: T, positions: Int32Array): T {
  for (let i = 0; i < positions.length; i++) target[i] = source[positions[i]!]!
  return target
}

function takeBytes(
  column: Utf8Column,
  positions: Int32Array,
): Pick<Utf8Column, 'type' | 'length' | 'offsets' | 'bytes'> {
  const offsets = new Int32Array(positions.length + 1)
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i]!
    offsets[i + 1] = offsets[i]! + column.offsets[position + 1]! - column.offsets[position]!
  }
  const bytes = new Uint8Array(offsets[positions.length]!)
  for (let i = 0; i < positions.length; i++) {
    const position = positions[i]!
    bytes.set(column.bytes.subarray(column.offsets[position], column.offsets[position + 1]), offsets[i])
  }
  return { type: 'utf8', length: positions.length, offsets, bytes }
}
