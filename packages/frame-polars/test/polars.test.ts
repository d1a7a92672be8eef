import { columnOf, type NamedColumn, valuesOf } from '@runsheaf/core/plugin'
import pl from 'nodejs-polars'
import { expect, test } from 'vitest'
import { polars } from '../src/index.ts'

const named = (name: string, values: readonly unknown[]): NamedColumn => ({ ...columnOf(values), name })
const frameOf = (...columns: NamedColumn[]) => polars.fromColumns({ length: columns[0]!.length, columns })

test('is a backend, and with options another one', () => {
  for (const backend of [polars, polars({ strings: 'categorical' })]) {
    expect([backend.api, backend.name, Object.isFrozen(backend)]).toEqual([1, 'polars', true])
  }
})

test('gives each column the type that holds all its values', () => {
  const frame = frameOf(
    named('f', [1, 0.5, null]),
    named('i', [1, 2, null]),
    named('big', [2n ** 60n, -1, null]),
    named('text', ['a', 'a', 'a']),
    named('ids', ['a', 'b', 'c']),
    named('time', [new Date(0), null, new Date(1)]),
    named('yes', [true, false, null]),
    named('list', [[1], [], null]),
    named('none', [null, null, undefined]),
  )
  expect(frame.dtypes.map(String)).toEqual(
    [pl.Float64, pl.Int32, pl.Int64, pl.String, pl.String, pl.Datetime('ms'), pl.Bool, pl.List(pl.Int32), pl.Null].map(
      String,
    ),
  )
})

test('text joins with text and times compare with dates, as they are', () => {
  const frame = frameOf(named('type', ['lstm', 'lstm', 'gru']), named('time', [new Date(0), new Date(1), new Date(2)]))
  const other = pl.DataFrame({ type: ['gru'], layers: [2] })
  expect(frame.join(other, { on: 'type' }).toRecords()).toMatchObject([{ type: 'gru', layers: 2 }])
  expect(frame.filter(pl.col('time').gt(pl.lit(new Date(0)))).height).toBe(2)
})

test('text is categorical where it repeats, if that is asked for', () => {
  const column = named('type', ['lstm', 'lstm', 'gru', 'gru'])
  expect(String(polars.series(column).dtype)).toBe(String(pl.String))
  expect(String(polars({ strings: 'categorical' }).series(column).dtype)).toBe(String(pl.Categorical))
})

const methods = [
  'width',
  'height',
  'columns',
  'select',
  'filter',
  'lazy',
  'schema',
  'getColumn',
  'writeIPCStream',
  'then',
  '_df',
]

test('columns named like methods of a frame go there and back', () => {
  const frame = frameOf(...methods.map((name, i) => named(name, [i, null])), named('__proto__', ['a', 'b']))
  for (const _ of ['once', 'again']) {
    const back = polars.toColumns(frame)
    expect(back.columns.map(({ name }) => name)).toEqual([...methods, '__proto__'])
    expect(back.columns.map(valuesOf)).toEqual([...methods.map((_, i) => [i, null]), ['a', 'b']])
  }
  expect(polars.series(named('filter', [7])).toArray()).toEqual([7])
})

test('takes back what polars made, exactly', () => {
  const frame = pl.DataFrame([
    pl.Series('u64', [1n, 2n ** 64n - 1n], pl.UInt64),
    pl.Series('i64', BigInt64Array.of(2n ** 53n + 1n, -(2n ** 63n))),
    pl.Series('u8', [255, 0], pl.UInt8),
    pl.Series('f32', [0.5, 1], pl.Float32),
    pl.Series('day', [new Date('2026-11-03'), null]).cast(pl.Date),
    pl.Series('map', [
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
    ]),
  ])
  expect(polars.toColumns(frame).columns.map((column) => [column.name, column.type, valuesOf(column)])).toEqual([
    ['u64', 'mixed', [1, 2n ** 64n - 1n]],
    ['i64', 'i64', [2n ** 53n + 1n, -(2n ** 63n)]],
    ['u8', 'i32', [255, 0]],
    ['f32', 'f64', [0.5, 1]],
    ['day', 'timestamp', [new Date('2026-11-03'), null]],
    [
      'map',
      'mixed',
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ],
    ],
  ])
})

test('refuses what would lose a value, and names the column', () => {
  expect(() => frameOf(named('model', [{ a: 1 }, null]))).toThrow(
    'The column model holds maps or values of several types',
  )
  expect(() => frameOf(named('a', [1]), named('a', [2]))).toThrow('There are two columns named a')
  const long = pl.DataFrame([pl.Series('took', [1, 2], pl.Int64).cast(pl.Duration('ms'))])
  expect(() => polars.toColumns(long)).toThrow("The column took is of Arrow's type duration")
  const fine = pl.DataFrame([pl.Series('at', [1, 2], pl.Int64).cast(pl.Datetime('us'))])
  expect(() => polars.toColumns(fine)).toThrow('The column at has times finer than milliseconds')
})
