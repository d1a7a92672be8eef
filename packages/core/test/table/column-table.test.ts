import { expect, test } from 'vitest'
import { columnTable, isRunError } from '../../src/index.ts'
import { columnOf } from '../../src/plugin.ts'

const columns = (values: Record<string, readonly unknown[]>) => ({
  length: Object.values(values)[0]?.length ?? 0,
  columns: Object.entries(values).map(([name, column]) => ({ ...columnOf(column), name })),
})

const table = columnTable.fromColumns(
  columns({ lr: [0.1, Number.NaN, null, 12.25], type: ['lstm', 'null', undefined, '日本'], n: [1, 20, 300, null] }),
)

const codeOf = (call: () => unknown) => {
  try {
    return call()
  } catch (error) {
    return isRunError(error) ? error.code : error
  }
}

test('gives rows as objects, with null where there is no value', () => {
  expect(table.at(0)).toEqual({ lr: 0.1, type: 'lstm', n: 1 })
  expect(table.at(-2)).toEqual({ lr: null, type: null, n: 300 })
  expect([table.at(4), table.at(-5), table.at(0.5)]).toEqual([undefined, undefined, undefined])
  expect(table.toRecords()).toEqual([...table])
  expect(table.toRecords()).toHaveLength(table.length)
})

test('keeps the columns that it was made of', () => {
  const given = columns({ a: [1, 2], b: ['x', 'y'] })
  const made = columnTable.fromColumns(given)
  expect(columnTable.toColumns(made)).toBe(given)
  expect(made.column('b')).toBe(given.columns[1])
  expect(made.names).toEqual(['a', 'b'])
})

test('a name such as __proto__ is a name like any other', () => {
  const odd = columnTable.fromColumns({ length: 1, columns: [{ ...columnOf([1]), name: '__proto__' }] })
  expect(Object.entries(odd.at(0))).toEqual([['__proto__', 1]])
})

test('selects and cuts', () => {
  expect(table.select('n', 'lr').head(2).toRecords()).toEqual([
    { n: 1, lr: 0.1 },
    { n: 20, lr: Number.NaN },
  ])
  expect(table.head(99).length).toBe(4)
  expect(table.head(0).names).toEqual(table.names)
})

test('refuses columns that make no table', () => {
  const one = { ...columnOf([1]), name: 'a' }
  expect(codeOf(() => columnTable.fromColumns({ length: 1, columns: [one, one] }))).toBe('COLUMN_DUPLICATE')
  expect(codeOf(() => columnTable.fromColumns({ length: 2, columns: [one] }))).toBe('ARGUMENT_INVALID')
})

test('names the columns that look like an unknown one', () => {
  expect(() => table.column('tpye')).toThrow('The table has no column tpye. Did you mean type?')
})

test('prints aligned text in which null, NaN and the text "null" differ', () => {
  expect(table.toString().split('\n')).toEqual([
    '     lr  type       n',
    '   0.1   lstm       1',
    ' NaN     "null"    20',
    'null     null     300',
    '  12.25  日本    null',
  ])
})

test('says which rows and columns it does not print', () => {
  expect(table.toString({ rows: 1, width: 11 }).split('\n')).toEqual([
    ' lr  type',
    '0.1  lstm',
    '… not shown: 3 of 4 rows, 1 of 3 columns (n)',
  ])
})

test('prints awkward values on one line', () => {
  const values = ['', ' x', 'a\nb', { a: ['x', null] }, new Date('2025-11-03T10:21:00Z'), 'y'.repeat(100)]
  const lines = columnTable.fromColumns(columns({ values })).toString().split('\n')
  expect(lines.slice(1)).toEqual([
    '""',
    '" x"',
    '"a\\nb"',
    '{"a":["x",null]}',
    '2025-11-03T10:21:00.000Z',
    `${'y'.repeat(59)}…`,
  ])
})
