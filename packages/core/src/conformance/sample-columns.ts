import { columnOf } from '../columns/builder.ts'
import type { Column, Columns, NamedColumn } from '../columns/column.ts'

/** Columns of plain values by name. */
export const columnsOf = (values: Readonly<Record<string, readonly unknown[]>>): Columns =>
  columnsOfEntries(Object.entries(values))

/** Columns of plain values; names may stand twice, and in any order. */
export const columnsOfEntries = (entries: readonly (readonly [name: string, values: readonly unknown[]])[]): Columns =>
  named(entries.map(([name, values]) => [name, columnOf(values)]))

function named(entries: readonly (readonly [name: string, column: Column])[]): Columns {
  const columns = entries.map(([name, column]): NamedColumn => ({ ...column, name }))
  return { length: columns[0]?.length ?? 0, columns }
}

const encoder = new TextEncoder()

/** The second value is null; what stands in its place in the buffers, or before the first value, is arbitrary. */
export function columnsWithRubbish(): Columns {
  const base = { length: 3, nullCount: 1, validity: Uint8Array.of(0b101) } as const
  const columns: Readonly<Record<string, Column>> = {
    f64: { type: 'f64', ...base, values: Float64Array.of(0.5, 99, 1.5) },
    i32: { type: 'i32', ...base, values: Int32Array.of(1, 99, 3) },
    i64: { type: 'i64', ...base, values: BigInt64Array.of(1n, 99n, 2n ** 60n) },
    timestamp: { type: 'timestamp', ...base, values: BigInt64Array.of(1n, 2n ** 62n, 3n) },
    bool: { type: 'bool', ...base, values: Uint8Array.of(0b11111011) },
    dict: { type: 'dict', ...base, codes: Int32Array.of(0, 1, 0), dictionary: ['a', 'rubbish'] },
    utf8: { type: 'utf8', ...base, offsets: Int32Array.of(2, 3, 10, 11), bytes: encoder.encode('__arubbishb__') },
    list: { type: 'list', ...base, offsets: Int32Array.of(1, 2, 4, 5), child: columnOf([99, 1, 99, 99, 2, 99]) },
  }
  return named(Object.entries(columns))
}

/** The second value of each column is missing, the third is null. */
export function columnsWithMissing(): Columns {
  return columnsOf({
    number: [0.5, undefined, null],
    text: ['a', undefined, null],
    list: [[1], undefined, null],
    nothing: [undefined, undefined, null],
  })
}

/** A column of each type that every frame can hold. */
export function columnsOfEachType(): Columns {
  return columnsOf({
    f64: [0.5, null, 1.5, 2.5],
    i32: [1, null, 2, 3],
    i64: [2n ** 60n, null, 1, 2],
    timestamp: [new Date(1), null, new Date(2), new Date(3)],
    bool: [true, null, false, true],
    dict: ['a', null, 'a', 'a'],
    utf8: ['a', null, 'b', 'c'],
    list: [[1], null, [2], [3]],
    null: [null, null, null, null],
  })
}

/** The columns of {@link columnsOfEachType} that have buffers, which are parts of larger ones. */
export function columnsWithinBuffers(): Columns {
  const { length, columns } = columnsOfEachType()
  return { length, columns: columns.filter(({ type }) => type !== 'null').map(withinLarger) }
}

function withinLarger(column: NamedColumn): NamedColumn {
  const parts = Object.entries(column).map(([name, part]) => [name, ArrayBuffer.isView(part) ? padded(part) : part])
  return Object.fromEntries(parts) as NamedColumn
}

function padded(values: ArrayBufferView): ArrayBufferView {
  const bytes = values as Uint8Array
  const larger = new (bytes.constructor as typeof Uint8Array)(bytes.length + 2)
  larger.set(bytes, 1)
  return larger.subarray(1, -1)
}
