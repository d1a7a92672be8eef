import type { Diagnostic } from '../contract/diagnostics.ts'
import { ColumnBuilder } from './builder.ts'
import type { Column, DictionaryColumn, Utf8Column } from './column.ts'
import { distinctKeys } from './distinct.ts'
import { type Nulls, nullsOf } from './nulls.ts'
import { pushFrom, stateOf } from './value.ts'

/**
 * The columns one after another, of the type that holds all their values.
 *
 * @example
 * concatColumns([columnOf([1]), columnOf([0.5])]) // f64: 1, 0.5
 */
export function concatColumns(columns: readonly Column[]): Column {
  const [first] = columns
  if (first && columns.length === 1) return first
  const alike = columns.every((column) => column.type === first?.type && !('integers' in column))
  return (alike && joined(columns)) || rebuilt(columns)
}

/** Columns of one type whose values are numbers or bytes, without a look at each. */
function joined(columns: readonly Column[]): Column | undefined {
  const of = <T extends Column['type']>(_: T) => columns as readonly Extract<Column, { type: T }>[]
  const type = columns[0]?.type
  switch (type) {
    case 'f64':
    case 'i32':
    case 'i64':
    case 'timestamp':
      return { type, values: joinArrays(of(type).map(({ values }) => values)), ...joinNulls(columns) } as Column
    case 'dict':
      return { type, ...joinDictionaries(of(type)), ...joinNulls(columns) }
    case 'utf8':
      return { type, ...joinTexts(of(type)), ...joinNulls(columns) }
    case 'bool':
    case 'list':
    case 'mixed':
    case 'null':
    case undefined:
      return undefined
  }
}

function joinNulls(columns: readonly Column[]): Nulls & Pick<Column, 'length'> {
  const length = columns.reduce((sum, column) => sum + column.length, 0)
  if (columns.every(({ nullCount }) => nullCount === 0)) return { length, nullCount: 0 }
  const states = new Uint8Array(length)
  const faults = new Map<number, Diagnostic>()
  let row = 0
  for (const column of columns) {
    for (const [i, fault] of column.faults ?? []) faults.set(row + i, fault)
    for (let i = 0; i < column.length; i++) states[row++] = stateOf(column, i)
  }
  return { length, ...nullsOf(states, faults) }
}

function joinArrays<T extends Float64Array | Int32Array | BigInt64Array | Uint8Array>(arrays: readonly T[]): T {
  const length = arrays.reduce((sum, array) => sum + array.length, 0)
  const joined = new (arrays[0]!.constructor as new (length: number) => T)(length)
  let start = 0
  for (const array of arrays) {
    joined.set(array as never, start)
    start += array.length
  }
  return joined
}

function joinDictionaries(columns: readonly DictionaryColumn[]): Pick<DictionaryColumn, 'codes' | 'dictionary'> {
  const entries = columns.flatMap(({ dictionary }) => dictionary)
  const { codes: numbers, firsts } = distinctKeys(entries.length, (i) => entries[i])
  let start = 0
  const codes = columns.map(({ codes, dictionary }) => {
    const first = start
    start += dictionary.length
    return codes.map((code) => numbers[first + code] ?? 0)
  })
  return { codes: joinArrays(codes), dictionary: Array.from(firsts, (i) => entries[i]!) }
}

function joinTexts(columns: readonly Utf8Column[]): Pick<Utf8Column, 'offsets' | 'bytes'> {
  let end = 0
  const offsets = columns.map(({ offsets, length }) => {
    const shift = end - offsets[0]!
    end = offsets[length]! + shift
    return offsets.subarray(0, length).map((offset) => offset + shift)
  })
  return {
    offsets: joinArrays([...offsets, Int32Array.of(end)]),
    bytes: joinArrays(columns.map(({ bytes, offsets, length }) => bytes.subarray(offsets[0], offsets[length]))),
  }
}

/** Value by value. */
function rebuilt(columns: readonly Column[]): Column {
  const builder = new ColumnBuilder()
  for (const column of columns) for (let i = 0; i < column.length; i++) pushFrom(builder, column, i)
  return builder.finish()
}
