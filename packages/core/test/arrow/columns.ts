import { tableFromIPC, tableToIPC } from 'apache-arrow'
import { toArrowIPC } from '../../src/arrow.ts'
import { type Columns, columnOf, type NamedColumn, valuesOf } from '../../src/plugin.ts'

/** Columns of plain values, by name. */
export function columnsOf(values: Readonly<Record<string, readonly unknown[]>>): Columns {
  const columns = Object.entries(values).map(([name, column]): NamedColumn => ({ ...columnOf(column), name }))
  return { length: columns[0]?.length ?? 0, columns }
}

/** Names, types and values; missing counts as null. */
export function contentOf({ length, columns }: Columns) {
  return {
    length,
    columns: columns.map(
      (column) => [column.name, column.type, valuesOf(column).map((value) => value ?? null)] as const,
    ),
  }
}

const long = 'a text that takes more than twelve bytes'

/** A column of each type, with nulls, at a length that is no multiple of eight. */
export const sample = columnsOf({
  f64: [0.5, Number.NaN, null, -0, Number.POSITIVE_INFINITY, 1, 2, 3, 5e-324, 1.7976931348623157e308],
  i32: [1, -2147483648, 2147483647, null, 0, 1, 2, 3, 4, 5],
  i64: [2 ** 53 - 1, 2n ** 53n + 1n, -(2n ** 63n), 2n ** 63n - 1n, null, 0, 1, 2, 3, 4],
  timestamp: [new Date(0), new Date(-1), new Date('2026-11-03T10:21:00.123Z'), null, ...Array(6).fill(new Date(1))],
  bool: [true, false, null, true, true, true, true, true, false, true],
  dict: ['a', long, 'a', null, long, 'é', 'é', '', '', 'a'],
  utf8: ['', 'null', '日本', '🙂', null, 'f', 'g', 'h', long, 'j'],
  list: [[1], [], null, [2, 3], [1, 2, 3], [4], [5], [6], [7], [8, null]],
  texts: [['a'], [], null, ['b', null], ['a', 'a', 'a', 'a'], ['a'], ['a'], ['a'], ['a'], ['a']],
  nested: [[[1]], [[2, 3], []], null, [[4]], [], [[5]], [[6]], [[7]], [[8]], [[9]]],
  mixed: [1, 'a', null, { a: [1, null] }, true, 9n ** 30n, Number.NaN, -0, new Date(0), { $int: '1' }],
  null: Array(10).fill(null),
})

/** The sample in two record batches. */
export function sampleTwice(format: 'stream' | 'file'): Uint8Array {
  const table = tableFromIPC(toArrowIPC(sample))
  return tableToIPC(table.concat(table), format)
}
