import { bitsWhere, countBits, getBit } from './bitmap.ts'
import { buildColumn } from './builder.ts'
import type { Column, NamedColumn, Utf8Column } from './column.ts'
import { type Nulls, nullsOf } from './nulls.ts'
import { pushFrom, stateOf } from './value.ts'

/**
 * The column of `column[positions[i]]`, and null where the position is -1. Its type is that of the values taken: a mixed
 * column of which only integers are taken gives integers.
 */
export function take(column: Column, positions: Int32Array): Column {
  if (column.type === 'mixed' || column.type === 'list' || positions.includes(-1)) return rebuild(column, positions)
  const { type } = column
  const { length } = positions
  const base = { length, ...takeNulls(column, positions) }
  if (type === 'null' || (length > 0 && base.nullCount === length)) return { type: 'null', ...base }
  switch (type) {
    case 'f64': {
      const { integers: bits } = column
      const integers = bits && bitsWhere(length, (i) => getBit(bits, positions[i]!))
      const count = integers ? countBits(integers) : 0
      if (count > 0 && count === length - base.nullCount) return rebuild(column, positions)
      return { type, values: pick(column.values, positions), ...(count > 0 && { integers }), ...base }
    }
    case 'i32':
    case 'i64':
    case 'timestamp':
      return { type, values: pick(column.values, positions), ...base } as Column
    case 'dict':
      return { type, codes: pick(column.codes, positions), dictionary: column.dictionary, ...base }
    case 'bool':
      return { type, values: bitsWhere(length, (i) => getBit(column.values, positions[i]!)), ...base }
    case 'utf8':
      return { type, ...takeBytes(column, positions), ...base }
  }
}

/** The rows at some positions, as {@link take} gives them. */
export function takeRows(columns: readonly NamedColumn[], positions: Int32Array): NamedColumn[] {
  return columns.map((column) => ({ ...take(column, positions), name: column.name }))
}

function rebuild(column: Column, positions: Int32Array): Column {
  return buildColumn(positions.length, (builder, i) => {
    if (positions[i]! < 0) builder.null()
    else pushFrom(builder, column, positions[i]!)
  })
}

function takeNulls(column: Column, positions: Int32Array): Nulls {
  const { faults } = column
  if (column.nullCount === 0) return { nullCount: 0 }
  const states = new Uint8Array(positions.length)
  for (let i = 0; i < states.length; i++) states[i] = stateOf(column, positions[i]!)
  const taken =
    faults && [...positions.entries()].flatMap(([i, p]) => (faults.has(p) ? [[i, faults.get(p)!] as const] : []))
  return nullsOf(states, taken && new Map(taken))
}

function pick<T extends Float64Array | Int32Array | BigInt64Array>(source: T, positions: Int32Array): T {
  const picked = new (source.constructor as new (length: number) => T)(positions.length)
  for (let i = 0; i < positions.length; i++) picked[i] = source[positions[i]!]!
  return picked
}

function takeBytes(column: Utf8Column, positions: Int32Array): Pick<Utf8Column, 'offsets' | 'bytes'> {
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
  return { offsets, bytes }
}
