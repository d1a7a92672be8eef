import { columnOf, type NamedColumn } from '@runsheaf/core/plugin'
import { op } from 'arquero'
import { expect, test } from 'vitest'
import { arquero } from '../src/index.ts'

const named = (name: string, values: readonly unknown[]): NamedColumn => ({ ...columnOf(values), name })
const columns = {
  length: 4,
  columns: [
    named('type', ['lstm', 'gru', 'lstm', null]),
    named('acc', [0.5, Number.NaN, 1, null]),
    named('1', [1, 2, 3, 4]),
  ],
}
const table = arquero.fromColumns(columns)

test('copies nothing', () => {
  const back = arquero.toColumns(table)
  expect(back.columns).toEqual(columns.columns)
  for (const [i, column] of back.columns.entries()) {
    const given = columns.columns[i]!
    if ('values' in column && 'values' in given) expect(column.values).toBe(given.values)
  }
})

test('keeps the order of columns whose names look like numbers', () => {
  expect(table.columnNames()).toEqual(['type', 'acc', '1'])
})

test('gives null, never undefined, so that a group of runs without a value is one group', () => {
  const missing = arquero.fromColumns({ length: 2, columns: [named('type', ['lstm', undefined])] })
  expect(missing.array('type')).toEqual(['lstm', null])
  expect(table.groupby('type').rollup({ n: op.count() }).objects()).toEqual([
    { type: 'lstm', n: 2 },
    { type: 'gru', n: 1 },
    { type: null, n: 1 },
  ])
})

test('takes the columns back as a table is filtered and ordered', () => {
  const chosen = table.filter((row: { 1: number }) => row[1] > 1).orderby('1')
  const back = arquero.toColumns(chosen)
  expect(back.length).toBe(3)
  expect(back.columns.map(({ name, type }) => [name, type])).toEqual([
    ['type', 'dict'],
    ['acc', 'f64'],
    ['1', 'i32'],
  ])
})

test('takes back columns that arquero made', () => {
  const back = arquero.toColumns(table.rollup({ best: op.max('acc'), n: op.count() }))
  expect(back).toMatchObject({ length: 1, columns: [{ name: 'best', type: 'i32' }, { name: 'n' }] })
})
