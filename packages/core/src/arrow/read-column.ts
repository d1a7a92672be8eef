import { bitmap, getBit, setBit } from '../columns/bitmap.ts'
import { ColumnBuilder } from '../columns/builder.ts'
import type { Column, Utf8Column } from '../columns/column.ts'
import { valueAt } from '../columns/value.ts'
import { RunError } from '../errors.ts'
import type { BatchReader } from './batch-reader.ts'
import { columnTypeKey } from './format.ts'
import { readMixed } from './mixed-text.ts'
import { decodeDictionary } from './read-dictionary.ts'
import { readFloats, readInts, toInt32 } from './read-numbers.ts'
import type { ReadField, TimeUnit } from './read-schema.ts'

type Nulls = Pick<Column, 'length' | 'nullCount' | 'validity'>

/** The next column of a record batch. Buffers are shared with the batch where their layout is ours. */
export function readColumn(field: ReadField, batch: BatchReader): Column {
  const nulls = readNulls(field, batch)
  if (field.dictionary) {
    const codes = toInt32(readInts(field.dictionary.codes, batch, nulls.length), field.name)
    return decodeDictionary(codes, batch.dictionary(field.dictionary.id, field.name), nulls)
  }
  const column = readValues(field, batch, nulls)
  return column.type === 'utf8' && field.metadata.get(columnTypeKey) === 'mixed' ? parseMixed(column) : column
}

function readNulls(field: ReadField, batch: BatchReader): Nulls {
  const [length, nullCount] = batch.node()
  if (field.type.kind === 'null' && !field.dictionary) return { length, nullCount: length }
  const validity = batch.bytes()
  return nullCount > 0 && validity.length > 0
    ? { length, nullCount, validity: validity.subarray(0, (length + 7) >> 3) }
    : { length, nullCount: 0 }
}

function readValues(field: ReadField, batch: BatchReader, nulls: Nulls): Column {
  const { type, name } = field
  const { length } = nulls
  switch (type.kind) {
    case 'null':
      return { type: 'null', ...nulls, validity: bitmap(length) }
    case 'bool':
      return { type: 'bool', ...nulls, values: batch.bytes().subarray(0, (length + 7) >> 3) }
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
      return { type: 'utf8', ...nulls, offsets: offsetsOf(batch.numbers(Int32Array, length + 1)), bytes: batch.bytes() }
    case 'largeUtf8':
      return {
        type: 'utf8',
        ...nulls,
        offsets: toInt32(offsetsOf(batch.numbers(BigInt64Array, length + 1)), name),
        bytes: batch.bytes(),
      }
    case 'utf8View':
      return { ...readViews(batch, length), ...nulls }
    case 'struct':
      return structColumn(field, batch, nulls)
    default: {
      const offsets = listOffsets(field, batch, length)
      return listColumn(offsets, readColumn(field.children[0]!, batch), nulls)
    }
  }
}

/** An empty column may come without offsets. */
const offsetsOf = <T extends Int32Array | BigInt64Array>(offsets: T): T =>
  offsets.length > 0 ? offsets : new (offsets.constructor as new (length: number) => T)(1)

function listOffsets({ type, name }: ReadField, batch: BatchReader, length: number): Int32Array {
  if (type.kind === 'fixedSizeList') return Int32Array.from({ length: length + 1 }, (_, i) => i * type.size)
  if (type.kind === 'largeList') return toInt32(offsetsOf(batch.numbers(BigInt64Array, length + 1)), name)
  return offsetsOf(batch.numbers(Int32Array, length + 1))
}

/** Lists of values that share no type are values of a mixed column themselves. */
function listColumn(offsets: Int32Array, child: Column, nulls: Nulls): Column {
  if (child.type !== 'mixed') return { type: 'list', ...nulls, offsets, child }
  const items = (i: number) => child.values.slice(offsets[i], offsets[i + 1])
  return mixedColumn(nulls, items)
}

function structColumn(field: ReadField, batch: BatchReader, nulls: Nulls): Column {
  const members = field.children.map((child) => [child.name, readColumn(child, batch)] as const)
  return mixedColumn(nulls, (i) => Object.fromEntries(members.map(([name, column]) => [name, valueAt(column, i)])))
}

function mixedColumn(nulls: Nulls, value: (i: number) => unknown): Column {
  const { length, validity } = nulls
  const values = Array.from({ length }, (_, i) => (validity && !getBit(validity, i) ? null : value(i)))
  return { type: 'mixed', ...nulls, values }
}

function parseMixed(column: Utf8Column): Column {
  const floats = bitmap(column.length)
  const values = Array.from({ length: column.length }, (_, i) => {
    const text = valueAt(column, i)
    if (typeof text !== 'string') return null
    const { value, float } = readMixed(text)
    if (float) setBit(floats, i)
    return value
  })
  const { length, nullCount, validity } = column
  return {
    type: 'mixed',
    length,
    nullCount,
    ...(validity && { validity }),
    values,
    ...(floats.some(Boolean) && { floats }),
  }
}

/** Unsigned values past 2^63 fit no integer column. */
function integerColumn(values: Int32Array | BigInt64Array | BigUint64Array, nulls: Nulls): Column {
  if (values instanceof Int32Array) return { type: 'i32', ...nulls, values }
  if (values instanceof BigInt64Array) return { type: 'i64', ...nulls, values }
  const { buffer, byteOffset, length } = values
  const signed = new BigInt64Array(buffer, byteOffset, length)
  const valid = (i: number) => !nulls.validity || getBit(nulls.validity, i)
  if (signed.every((value, i) => value >= 0n || !valid(i))) return { type: 'i64', ...nulls, values: signed }
  const builder = new ColumnBuilder()
  for (const [i, value] of values.entries()) {
    if (valid(i)) builder.int(value)
    else builder.null()
  }
  return builder.finish()
}

function toMilliseconds(values: BigInt64Array, unit: TimeUnit, name: string, { validity }: Nulls): BigInt64Array {
  if ('times' in unit) return unit.times === 1n ? values : values.map((value) => value * unit.times)
  const odd = values.find((value, i) => value % unit.over !== 0n && (!validity || getBit(validity, i)))
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
    const source = size > 12 ? buffers[views.getInt32(16 * i + 8, true)]! : viewBytes
    bytes.set(source.subarray(start, start + size), offsets[i])
  }
  return { type: 'utf8', offsets, bytes }
}
