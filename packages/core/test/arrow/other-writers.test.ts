import {
  columnFromArray,
  float32,
  int8,
  struct,
  tableFromColumns,
  timestamp,
  uint64,
  utf8,
  tableToIPC as writeByFlechette,
} from '@uwdata/flechette'
import {
  Dictionary,
  Duration,
  Float16,
  Int16,
  Int32,
  LargeUtf8,
  makeVector,
  Table,
  TimeUnit,
  Utf8,
  vectorFromArray,
  tableToIPC as writeByArrow,
} from 'apache-arrow'
import { expect, test } from 'vitest'
import { fromArrowIPC } from '../../src/arrow.ts'
import { valuesOf } from '../../src/plugin.ts'
import { contentOf, sample, sampleTwice } from './columns.ts'

const content = (bytes: Uint8Array) =>
  Object.fromEntries(fromArrowIPC(bytes).columns.map((column) => [column.name, [column.type, ...valuesOf(column)]]))

for (const format of ['stream', 'file'] as const) {
  test(`reads a ${format} of apache-arrow`, () => {
    const table = new Table({
      short: vectorFromArray([1, null, -3], new Int16()),
      half: vectorFromArray([0.5, null, -2], new Float16()),
      large: vectorFromArray(['a', null, 'é'], new LargeUtf8()),
      code: vectorFromArray(['x', null, 'x'], new Dictionary(new Utf8(), new Int32())),
      unsigned: makeVector(Uint32Array.of(1, 2, 4294967295)),
      yes: vectorFromArray([true, null, false]),
      day: vectorFromArray([new Date('2026-11-03'), null, new Date(0)]),
      map: vectorFromArray([
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
        { a: 3, b: 'z' },
      ]),
    })
    expect(content(writeByArrow(table, format))).toEqual({
      short: ['i32', 1, null, -3],
      half: ['f64', 0.5, null, -2],
      large: ['utf8', 'a', null, 'é'],
      code: ['dict', 'x', null, 'x'],
      unsigned: ['i64', 1, 2, 4294967295],
      yes: ['bool', true, null, false],
      day: ['timestamp', new Date('2026-11-03'), null, new Date(0)],
      map: ['mixed', { a: 1, b: 'x' }, { a: 2, b: 'y' }, { a: 3, b: 'z' }],
    })
  })
}

test.each(['stream', 'file'] as const)('reads a %s of several record batches', (format) => {
  const { length, columns } = contentOf(fromArrowIPC(sampleTwice(format)))
  const twice = contentOf(sample).columns.map(([name, type, values]) => [name, type, [...values, ...values]])
  expect({ length, columns }).toEqual({ length: 2 * sample.length, columns: twice })
})

test('reads a stream of flechette', () => {
  const table = tableFromColumns({
    tiny: columnFromArray([1, null, -3], int8()),
    single: columnFromArray([0.5, null, 1.25], float32()),
    unsigned: columnFromArray([1n, null, 2n ** 64n - 1n], uint64()),
    text: columnFromArray(['a', null, ''], utf8()),
    at: columnFromArray([new Date(1000), null, new Date(2000)], timestamp(0)),
    map: columnFromArray([{ a: 1 }, null, { a: null }], struct({ a: int8() })),
  })
  expect(content(writeByFlechette(table, { format: 'stream' })!)).toEqual({
    tiny: ['i32', 1, null, -3],
    single: ['f64', 0.5, null, 1.25],
    unsigned: ['mixed', 1, null, 2n ** 64n - 1n],
    text: ['utf8', 'a', null, ''],
    at: ['timestamp', new Date(1000), null, new Date(2000)],
    map: ['mixed', { a: 1 }, null, { a: null }],
  })
})

test('refuses types that columns cannot hold, naming the column', () => {
  const table = new Table({ took: vectorFromArray([1n, 2n], new Duration(TimeUnit.MILLISECOND)) })
  expect(() => fromArrowIPC(writeByArrow(table))).toThrow("The column took is of Arrow's type duration")
})
