import { bitmap, countBits, getBit, setBit } from './bitmap.ts'
import type { Column } from './column.ts'

/**
 * The values from `start` up to `end`, of the same type. The buffers of values are shared, not copied; offsets, and
 * bitmaps that do not start on a byte, are.
 *
 * @example
 * slice(columnOf([1, 2, 3]), 1, 3) // i32: 2, 3
 */
export function slice(column: Column, start: number, end: number): Column {
  if (start === 0 && end === column.length) return column
  const base = { length: end - start, ...sliceNulls(column, start, end) }
  switch (column.type) {
    case 'f64': {
      const integers = column.integers && sliceBits(column.integers, start, end)
      return { type: 'f64', ...base, values: column.values.subarray(start, end), ...(integers && { integers }) }
    }
    case 'i32':
      return { type: 'i32', ...base, values: column.values.subarray(start, end) }
    case 'i64':
    case 'timestamp':
      return { type: column.type, ...base, values: column.values.subarray(start, end) }
    case 'bool':
      return { type: 'bool', ...base, values: sliceBits(column.values, start, end) }
    case 'dict':
      return { type: 'dict', ...base, codes: column.codes.subarray(start, end), dictionary: column.dictionary }
    case 'utf8': {
      const bytes = column.bytes.subarray(column.offsets[start], column.offsets[end])
      return { type: 'utf8', ...base, offsets: rebase(column.offsets, start, end), bytes }
    }
    case 'list': {
      const child = slice(column.child, column.offsets[start]!, column.offsets[end]!)
      return { type: 'list', ...base, offsets: rebase(column.offsets, start, end), child }
    }
    case 'mixed': {
      const floats = column.floats && sliceBits(column.floats, start, end)
      return { type: 'mixed', ...base, values: column.values.slice(start, end), ...(floats && { floats }) }
    }
    case 'null':
      return { type: 'null', ...base, nullCount: end - start }
  }
}

function sliceNulls(column: Column, start: number, end: number) {
  const validity = column.nullCount > 0 && column.validity ? sliceBits(column.validity, start, end) : undefined
  const nullCount = validity ? end - start - countBits(validity) : 0
  if (!validity || (nullCount === 0 && column.type !== 'null')) return { nullCount }
  const missing = column.missing && sliceBits(column.missing, start, end)
  const faults =
    column.faults && new Map([...column.faults].filter(([i]) => i >= start && i < end).map(([i, f]) => [i - start, f]))
  return { nullCount, validity, ...(missing && { missing }), ...(faults?.size && { faults }) }
}

/** Bits from `start` up to `end`, with nothing after the last. */
function sliceBits(bits: Uint8Array, start: number, end: number): Uint8Array {
  if ((start & 7) === 0 && (end & 7) === 0) return bits.subarray(start >> 3, end >> 3)
  const sliced = bitmap(end - start)
  for (let i = start; i < end; i++) if (getBit(bits, i)) setBit(sliced, i - start)
  return sliced
}

function rebase(offsets: Int32Array, start: number, end: number): Int32Array {
  const first = offsets[start]!
  return offsets.slice(start, end + 1).map((offset) => offset - first)
}
