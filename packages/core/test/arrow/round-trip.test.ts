import { expect, test } from 'vitest'
import { fromArrowIPC, toArrowIPC } from '../../src/arrow.ts'
import { ColumnBuilder, type NamedColumn } from '../../src/plugin.ts'
import { columnsOf, contentOf, sample } from './columns.ts'

for (const format of ['stream', 'file'] as const) {
  for (const text of ['dictionary', 'views'] as const) {
    test(`a ${format} with text as ${text} comes back as it went`, () => {
      const back = fromArrowIPC(toArrowIPC(sample, { format, text }))
      const { length, columns } = contentOf(sample)
      const expected = columns.map(([name, type, values]) => [
        name,
        type === 'dict' && text === 'views' ? 'utf8' : type,
        values,
      ])
      expect(contentOf(back)).toEqual({ length, columns: expected })
    })
  }
}

test('reads bytes that lie at an odd address', () => {
  const bytes = toArrowIPC(sample)
  const moved = new Uint8Array(bytes.length + 3)
  moved.set(bytes, 3)
  expect(contentOf(fromArrowIPC(moved.subarray(3)))).toEqual(contentOf(sample))
})

test('shares the buffers of what it reads', () => {
  const bytes = toArrowIPC(columnsOf({ x: [0.5, 1.5] }))
  const [column] = fromArrowIPC(bytes).columns
  expect(column?.type === 'f64' && column.values.buffer).toBe(bytes.buffer)
})

test('an empty table keeps its names and types', () => {
  const empty = { length: 0, columns: sample.columns.map((column) => ({ ...column })) }
  const none = {
    length: 0,
    columns: [
      { name: 'a', type: 'f64', length: 0, nullCount: 0, values: new Float64Array(0) } as const,
      { name: 'b', type: 'dict', length: 0, nullCount: 0, codes: new Int32Array(0), dictionary: [] } as const,
    ],
  }
  expect(() => toArrowIPC(empty)).toThrow('The column f64 has 10 values in a frame of 0 rows')
  expect(contentOf(fromArrowIPC(toArrowIPC(none)))).toEqual(contentOf(none))
  expect(fromArrowIPC(toArrowIPC({ length: 0, columns: [] }))).toEqual({ length: 0, columns: [] })
})

test('an integral float of a mixed column stays a float', () => {
  const column = { ...new ColumnBuilder().float(1).int(1).text('a').finish(), name: 'm' }
  const [back] = fromArrowIPC(toArrowIPC({ length: 3, columns: [column] })).columns
  expect(back).toMatchObject({ type: 'mixed', values: [1, 1, 'a'], floats: Uint8Array.of(1) })
})

test('refuses what Arrow cannot hold, and says what to do', () => {
  const write = (values: readonly unknown[]) => () => toArrowIPC(columnsOf({ key: values }))
  expect(write(['\ud800', 'a'])).toThrow('The column key holds "\\ud800", half of a surrogate pair')
  expect(write([['\ud800', 'a']])).toThrow('half of a surrogate pair')
  expect(write([() => 1])).toThrow('The column key holds a function')
  const circle: unknown[] = [1, 'a']
  circle.push(circle)
  expect(write([circle])).toThrow('an object that contains itself')
})

test('refuses bytes that are no Arrow data, or cut off anywhere', () => {
  expect(() => fromArrowIPC(new Uint8Array(0))).toThrow('These bytes are no Arrow IPC data')
  expect(() => fromArrowIPC(new TextEncoder().encode('run_id,lr\n1,0.1\n'))).toThrow('no message at byte 0')
  for (const format of ['stream', 'file'] as const) {
    const bytes = toArrowIPC(columnsOf({ x: [1, 2, 3], t: ['a', 'a', 'b'] }), { format })
    const whole = format === 'stream' ? bytes.length - 8 : bytes.length
    for (let end = 0; end < whole; end++) {
      try {
        // A stream that stops between messages is one that its writer did not end.
        expect(fromArrowIPC(bytes.subarray(0, end)).length).toBe(0)
      } catch (error) {
        expect(error).toMatchObject({ code: 'ARGUMENT_INVALID' })
      }
    }
  }
})

test('a stream that ends after its schema has the names and types of its columns', () => {
  const stream = toArrowIPC(sample)
  const schemaEnd = 8 + new DataView(stream.buffer).getInt32(4, true)
  const back = fromArrowIPC(stream.subarray(0, schemaEnd))
  const typeOf = ({ name, type }: NamedColumn) => [name, type]
  expect(back.columns.map(typeOf)).toEqual(sample.columns.map(typeOf))
  expect(back.columns.every(({ length }) => length === 0)).toBe(true)
})
