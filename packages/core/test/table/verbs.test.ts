import { expect, test } from 'vitest'
import { asc, count, desc, isRunError, list, max, mean, std } from '../../src/index.ts'
import { tableOf } from './columns.ts'

const table = tableOf({
  type: ['lstm', 'gru', 'lstm', 'gru', null, 'lstm'],
  seed: [1, 1, 2, 2, 1, 3],
  acc: [0.5, 0.25, Number.NaN, 0.75, 1, null],
})

const codeOf = (call: () => unknown) => {
  try {
    call()
  } catch (error) {
    return isRunError(error) && error.code
  }
  return undefined
}

test('filters by rows', () => {
  expect(table.filter(({ acc }) => acc !== null && acc > 0.3).toRecords()).toEqual([
    { type: 'lstm', seed: 1, acc: 0.5 },
    { type: 'gru', seed: 2, acc: 0.75 },
    { type: null, seed: 1, acc: 1 },
  ])
  expect(table.filter((_, index) => index === 3).at(0)).toEqual(table.at(3))
  expect(table.filter(() => false).names).toEqual(table.names)
})

test('sorts by several columns, either way; NaN, then null come last', () => {
  expect(
    table
      .sort('acc')
      .select('acc')
      .toRecords()
      .map(({ acc }) => acc),
  ).toEqual([0.25, 0.5, 0.75, 1, Number.NaN, null])
  expect(
    table
      .sort(desc('acc'))
      .select('acc')
      .toRecords()
      .map(({ acc }) => acc),
  ).toEqual([1, 0.75, 0.5, 0.25, Number.NaN, null])
  expect(
    table
      .sort(asc('type'), desc('seed'))
      .toRecords()
      .map(({ type, seed }) => [type, seed]),
  ).toEqual([
    ['gru', 2],
    ['gru', 1],
    ['lstm', 3],
    ['lstm', 2],
    ['lstm', 1],
    [null, 1],
  ])
})

test('groups by first appearance; null is a group; NaN and null are left out of aggregates', () => {
  const groups = table.groupBy('type').agg({
    n: count(),
    acc: mean('acc'),
    seeds: list('seed'),
    range: (rows) => rows.toRecords().length,
  })
  expect(groups.toRecords()).toEqual([
    { type: 'lstm', n: 3, acc: 0.5, seeds: [1, 2, 3], range: 3 },
    { type: 'gru', n: 2, acc: 0.5, seeds: [1, 2], range: 2 },
    { type: null, n: 1, acc: 1, seeds: [1], range: 1 },
  ])
  expect([...table.groupBy('type')].map((group) => group.length)).toEqual([3, 2, 1])
})

test('aggregates all rows, also none', () => {
  expect(table.agg({ n: count(), best: max('acc'), spread: std('seed') }).toRecords()).toEqual([
    { n: 6, best: 1, spread: std6 },
  ])
  expect(
    table
      .filter(() => false)
      .agg({ n: count(), best: max('acc') })
      .toRecords(),
  ).toEqual([{ n: 0, best: null }])
})

const std6 = Math.sqrt([1, 1, 2, 2, 1, 3].reduce((sum, seed) => sum + (seed - 10 / 6) ** 2, 0) / 5)

test('joins rows of equal keys in the order of the left; null equals nothing', () => {
  const layers = tableOf({ type: ['gru', 'lstm', 'lstm', null], layers: [2, 3, 4, 9] })
  const one = table.filter(({ seed }) => seed === 1).select('type', 'acc')
  expect(one.join(layers, { on: 'type' }).toRecords()).toEqual([
    { type: 'lstm', acc: 0.5, layers: 3 },
    { type: 'lstm', acc: 0.5, layers: 4 },
    { type: 'gru', acc: 0.25, layers: 2 },
  ])
  expect(one.join(layers, { on: ['type'], how: 'left' }).at(-1)).toEqual({ type: null, acc: 1, layers: null })
})

test('joins numbers of any column type, and text however it is stored', () => {
  const left = tableOf({ id: [1, 2, 3], text: ['a', 'b', 'c'] })
  const right = tableOf({ id: [1, 2.5, 3, 3], text: ['a', 'a', 'c', 'c'], n: [1, 2, 3, 4] })
  expect(left.join(right, { on: ['id', 'text'] }).toRecords()).toEqual([
    { id: 1, text: 'a', n: 1 },
    { id: 3, text: 'c', n: 3 },
    { id: 3, text: 'c', n: 4 },
  ])
})

test('pivots: a row for each key, a column for each value of another', () => {
  const wide = table.pivot({ rows: 'type', columns: 'seed', values: mean('acc') })
  expect(wide.names).toEqual(['type', '1', '2', '3'])
  expect(wide.toRecords()).toEqual([
    { type: 'lstm', '1': 0.5, '2': null, '3': null },
    { type: 'gru', '1': 0.25, '2': 0.75, '3': null },
    { type: null, '1': 1, '2': null, '3': null },
  ])
})

test('refuses unknown columns and names that would stand twice', () => {
  const wrong = 'acccc' as 'acc'
  for (const call of [
    () => table.sort(wrong),
    () => table.groupBy(wrong),
    () => table.agg({ x: mean(wrong) }),
    () => table.join(table, { on: wrong }),
    () => table.pivot({ rows: 'type', columns: wrong, values: count() }),
  ])
    expect(codeOf(call)).toBe('KEY_UNKNOWN')
  expect(codeOf(() => table.groupBy('type').agg({ type: count() }))).toBe('COLUMN_DUPLICATE')
  expect(codeOf(() => table.join(table, { on: 'type' }))).toBe('COLUMN_DUPLICATE')
  expect(codeOf(() => table.select('type', 'type'))).toBe('COLUMN_DUPLICATE')
  expect(codeOf(() => table.agg({ x: mean('type') }))).toBe('COLUMN_TYPE')
})
