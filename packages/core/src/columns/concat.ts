import type { Diagnostic } from '../diagnostics.ts'
import { bitmap, getBit, setBit } from './bitmap.ts'
import { ColumnBuilder } from './builder.ts'
import type { Column, DictionaryColumn, ListColumn, Utf8Column } from './column.ts'
import { pushFrom } from './value.ts'

/**
 * The columns one after another, of the type that holds all their values.
 *
 * @example
 * concatColumns([columnOf([1]), columnOf([0.5])]) // f64: 1, 0.5
 */
export function concatColumns(columns: readonly Column[]): Column {
  const [first] = columns
  if (first && columns.length === 1) return first
  if (first && columns.every(({ type }) => type === first.type)) return concatSame(columns, first.type)
  return rebuilt(columns)
}

/** Value by value. */
function rebuilt(columns: readonly Column[]): Column {
  const builder = new ColumnBuilder()
  for (const column of columns) for (let i = 0; i < column.length; i++) pushFrom(builder, column, i)
  return builder.finish()
}

/** Columns of one type, buffer by buffer, without a look at each value. */
function concatSame(columns: readonly Column[], type: Column['type']): Column {
  const of = <T extends Column['type']>(_: T) => columns as readonly Extract<Column, { type: T }>[]
  const length = columns.reduce((sum, column) => sum + column.length, 0)
  const base = { length, ...concatNulls(columns) }
  switch (type) {
    case 'f64': {
      const integers = concatBits(columns, (column) => column.type === 'f64' && column.integers)
      return { type, ...base, values: joinArrays(of(type), new Float64Array(length)), ...(integers && { integers }) }
    }
    case 'i32':
      return { type, ...base, values: joinArrays(of(type), new Int32Array(length)) }
    case 'i64':
    case 'timestamp':
      return { type, ...base, values: joinArrays(of(type), new BigInt64Array(length)) }
    case 'bool':
      return { type, ...base, values: concatBits(columns, (column) => column.type === 'bool' && column.values)! }
    case 'dict':
      return { type, ...base, ...concatDictionaries(of(type), length) }
    case 'utf8':
      return { type, ...base, ...concatTexts(of(type), length) }
    case 'list':
      return concatLists(of(type), base)
    case 'mixed': {
      const floats = concatBits(columns, (column) => column.type === 'mixed' && column.floats)
      return { type, ...base, values: of(type).flatMap(({ values }) => values), ...(floats && { floats }) }
    }
    case 'null':
      return { type, ...base }
  }
}

function concatNulls(columns: readonly Column[]): Pick<Column, 'nullCount' | 'validity' | 'missing' | 'faults'> {
  const nullCount = columns.reduce((sum, column) => sum + column.nullCount, 0)
  if (nullCount === 0) return { nullCount }
  const validity = concatBits(columns, ({ validity }) => validity, true)
  const missing = concatBits(columns, (column) => column.missing)
  const faults = new Map<number, Diagnostic>()
  let start = 0
  for (const column of columns) {
    for (const [i, fault] of column.faults ?? []) faults.set(start + i, fault)
    start += column.length
  }
  return {
    nullCount,
    ...(validity && { validity }),
    ...(missing && { missing }),
    ...(faults.size > 0 && { faults }),
  }
}

/** The bits of one bitmap of each column; where it has none, `absent` for each value. None at all if no column has one. */
function concatBits(
  columns: readonly Column[],
  bitsOf: (column: Column) => Uint8Array | undefined | false,
  absent = false,
): Uint8Array | undefined {
  if (!columns.some(bitsOf)) return undefined
  const joined = bitmap(columns.reduce((sum, column) => sum + column.length, 0))
  let start = 0
  for (const column of columns) {
    const bits = bitsOf(column)
    for (let i = 0; i < column.length; i++) if (bits ? getBit(bits, i) : absent) setBit(joined, start + i)
    start += column.length
  }
  return joined
}

function joinArrays<T extends Float64Array | Int32Array | BigInt64Array>(
  columns: readonly { readonly length: number; readonly values: T }[],
  target: T,
): T {
  let start = 0
  for (const { values, length } of columns) {
    target.set(values as never, start)
    start += length
  }
  return target
}

function concatDictionaries(columns: readonly DictionaryColumn[], length: number) {
  const known = new Map<string, number>()
  const codes = new Int32Array(length)
  let start = 0
  for (const column of columns) {
    const numbers = column.dictionary.map((text) => {
      const number = known.get(text) ?? known.size
      known.set(text, number)
      return number
    })
    for (let i = 0; i < column.length; i++) codes[start + i] = numbers[column.codes[i]!] ?? 0
    start += column.length
  }
  return { codes, dictionary: [...known.keys()] }
}

function concatTexts(columns: readonly Utf8Column[], length: number) {
  const bytes = new Uint8Array(columns.reduce((sum, column) => sum + sizeOf(column), 0))
  const offsets = concatOffsets(columns, length)
  let end = 0
  for (const column of columns) {
    const [first, last] = [column.offsets[0]!, column.offsets[column.length]!]
    bytes.set(column.bytes.subarray(first, last), end)
    end += last - first
  }
  return { offsets, bytes }
}

function concatLists(columns: readonly ListColumn[], base: Pick<Column, 'length' | 'nullCount'>): Column {
  const whole = columns.every(({ offsets, length, child }) => offsets[0] === 0 && offsets[length] === child.length)
  const child = whole ? concatColumns(columns.map((column) => column.child)) : undefined
  if (child && child.type !== 'mixed') {
    return { type: 'list', ...base, offsets: concatOffsets(columns, base.length), child }
  }
  return rebuilt(columns)
}

function concatOffsets(columns: readonly { offsets: Int32Array; length: number }[], length: number): Int32Array {
  const offsets = new Int32Array(length + 1)
  let [row, end] = [0, 0]
  for (const column of columns) {
    const first = column.offsets[0]!
    for (let i = 1; i <= column.length; i++) offsets[row + i] = end + column.offsets[i]! - first
    row += column.length
    end += sizeOf(column)
  }
  return offsets
}

/** How many bytes or items the offsets span. */
const sizeOf = ({ offsets, length }: { offsets: Int32Array; length: number }) => offsets[length]! - offsets[0]!
