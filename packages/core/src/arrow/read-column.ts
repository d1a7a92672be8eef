import { bitsWhere } from '../columns/bitmap.ts'
import { buildColumn } from '../columns/builder.ts'
import type { Column, Utf8Column } from '../columns/column.ts'
import { valueAt, valuesOf } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import type { BatchReader } from './batch-reader.ts'
import { columnTypeKey } from './format.ts'
import { readMixed } from './mixed-text.ts'
import { decodeDictionary } from './read-dictionary.ts'
import { broken } from './read-messages.ts'
import { isPresent, type Nulls, readNulls } from './read-nulls.ts'
import { readFloats, readInts, toInt32 } from './read-numbers.ts'
import type { ReadField, TimeUnit } from './read-schema.ts'

/**
 * The next column of a record batch. Buffers are shared with the batch where their layout is ours.
 *
 * @param expected its length, where something else says how long it must be.
 */
export function readColumn(field: ReadField, batch: BatchReader, expected?: number): Column {
  const nulls = readNulls(field, batch)
  if (expected !== undefined && nulls.length !== expected) throw broken('a column is not as long as its record batch')
  if (field.dictionary) {
    const codes = toInt32(readInts(field.dictionary.codes, batch, nulls.length), field.name)
    return decodeDictionary(codes, batch.dictionary(field.dictionary.id, field.name), nulls)
  }
  const column = readValues(field, batch, nulls)
  return column.type === 'utf8' && field.metadata.get(columnTypeKey) === 'mixed' ? parseMixed(column, nulls) : column
}

function readValues(field: ReadField, batch: BatchReader, nulls: Nulls): Column {
  const { type, name } = field
  const { length } = nulls
  switch (type.kind) {
    case 'null':
      return { type: 'null', ...nulls }
    case 'bool':
      return { type: 'bool', ...nulls, values: batch.bits(length) }
    case 'float':
      return { type: 'f64', ...nulls, values: readFloats(type.bits, batch, length) }
    case 'int':
      return integerColumn(readInts(type, batch, length), nulls)
    case 'days': {
      const values = BigInt64Array.from(batch.numbers(Int32Array, length), (day) => BigInt(day) * 86400000n)
      return { type: 'timestamp', ...nulls, values }
    }
    case 'timestamp':
      return {
        type: 'timestamp',
        ...nulls,
        values: toMilliseconds(batch.numbers(BigInt64Array, length), type.unit, name, nulls),
      }
    case 'utf8':
    case 'largeUtf8': {
      const offsets = readOffsets(field, batch, length)
      return { type: 'utf8', ...nulls, offsets, bytes: spanned(offsets, batch.bytes()) }
    }
    case 'utf8View':
      return { ...readViews(batch, length), ...nulls }
    case 'struct':
      return structColumn(field, batch, nulls)
    case 'list':
    case 'largeList':
    case 'fixedSizeList': {
      const offsets = readOffsets(field, batch, length)
      const [child] = field.children
      if (!child) throw broken(`the lists of ${field.name} have no items`)
      return listColumn(offsets, spanned(offsets, readColumn(child, batch)), nulls)
    }
  }
}

/** Where each text or list starts and ends; a column without any may come without offsets. */
function readOffsets({ type, name }: ReadField, batch: BatchReader, length: number): Int32Array {
  if (type.kind === 'fixedSizeList') return Int32Array.from({ length: length + 1 }, (_, i) => i * type.size)
  const large = type.kind === 'largeList' || type.kind === 'largeUtf8'
  if (length === 0) {
    batch.bytes()
    return new Int32Array(1)
  }
  return toInt32(large ? batch.numbers(BigInt64Array, length + 1) : batch.numbers(Int32Array, length + 1), name)
}

/** What offsets lead into. */
function spanned<T extends { readonly length: number }>(offsets: Int32Array, target: T): T {
  let rises = offsets[0]! >= 0 && offsets.at(-1)! <= target.length
  for (let i = 1; i < offsets.length; i++) rises &&= offsets[i - 1]! <= offsets[i]!
  if (!rises) throw broken('an offset leads out of them')
  return target
}

/** Lists of values that share no type are values of a mixed column themselves. */
function listColumn(offsets: Int32Array, child: Column, nulls: Nulls): Column {
  if (child.type !== 'mixed') return { type: 'list', ...nulls, offsets, child }
  return mixedColumn(nulls, (i) => child.values.slice(offsets[i], offsets[i + 1]))
}

function structColumn(field: ReadField, batch: BatchReader, nulls: Nulls): Column {
  const members = field.children.map((child) => [child.name, readColumn(child, batch, nulls.length)] as const)
  return mixedColumn(nulls, (i) => Object.fromEntries(members.map(([name, column]) => [name, valueAt(column, i)])))
}

function mixedColumn(nulls: Nulls, value: (i: number) => unknown): Column {
  const values = Array.from({ length: nulls.length }, (_, i) => (isPresent(nulls, i) ? value(i) : null))
  return { type: 'mixed', ...nulls, values }
}

/** The values that the texts of a mixed column stand for. */
function parseMixed(column: Utf8Column, nulls: Nulls): Column {
  const found = valuesOf(column).map((text) =>
    typeof text === 'string' ? readMixed(text) : { value: null, float: false },
  )
  const floats = bitsWhere(found.length, (i) => found[i]!.float)
  const values = found.map(({ value }) => value)
  return { type: 'mixed', ...nulls, values, ...(floats.some(Boolean) && { floats }) }
}

/** Unsigned values past 2^63 fit no integer column. */
function integerColumn(values: Int32Array | BigInt64Array | BigUint64Array, nulls: Nulls): Column {
  if (values instanceof Int32Array) return { type: 'i32', ...nulls, values }
  if (values instanceof BigInt64Array) return { type: 'i64', ...nulls, values }
  const { buffer, byteOffset, length } = values
  const signed = new BigInt64Array(buffer, byteOffset, length)
  if (signed.every((value, i) => value >= 0n || !isPresent(nulls, i))) return { type: 'i64', ...nulls, values: signed }
  return buildColumn(length, (builder, i) => (isPresent(nulls, i) ? builder.int(values[i]!) : builder.null()))
}

function toMilliseconds(values: BigInt64Array, unit: TimeUnit, name: string, nulls: Nulls): BigInt64Array {
  if ('times' in unit) return unit.times === 1n ? values : values.map((value) => value * unit.times)
  const odd = values.find((value, i) => value % unit.over !== 0n && isPresent(nulls, i))
  if (odd !== undefined) {
    const message = `The column ${name} has times finer than milliseconds. Cast it to milliseconds first, or to integers to keep them.`
    throw new RunError('COLUMN_TYPE', message, { key: name, value: odd })
  }
  return values.map((value) => value / unit.over)
}

/** Texts of 16-byte views, one after another. */
function readViews(batch: BatchReader, length: number): Pick<Utf8Column, 'type' | 'offsets' | 'bytes'> {
  const viewBytes = batch.bytes()
  const views = new DataView(viewBytes.buffer, viewBytes.byteOffset, viewBytes.byteLength)
  const buffers = Array.from({ length: batch.variadic() }, () => batch.bytes())
  const offsets = new Int32Array(length + 1)
  for (let i = 0; i < length; i++) offsets[i + 1] = offsets[i]! + views.getInt32(16 * i, true)
  const bytes = new Uint8Array(offsets[length]!)
  for (let i = 0; i < length; i++) {
    const size = offsets[i + 1]! - offsets[i]!
    const start = size > 12 ? views.getInt32(16 * i + 12, true) : 16 * i + 4
    const source = size > 12 ? buffers[views.getInt32(16 * i + 8, true)] : viewBytes
    if (!source || start < 0 || start + size > source.length) throw broken('a text lies outside of its buffer')
    bytes.set(source.subarray(start, start + size), offsets[i])
  }
  return { type: 'utf8', offsets, bytes }
}
