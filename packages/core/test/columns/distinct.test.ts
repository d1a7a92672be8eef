import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distinct, isUniform } from '../../src/columns/distinct.ts'
import { columnOf } from '../../src/plugin.ts'

const codes = (...values: unknown[]) => [...distinct(columnOf(values)).codes]

test('nested values are one where their items are, maps by key in any order', () => {
  expect(codes([1, 'a'], [1, 'b'], [1, 'a'], ['1', 'a'], [1, 'a', null])).toEqual([0, 1, 0, 2, 3])
  expect(codes([1, 2], null, [1], [], undefined, [1, 2], [], [12], null)).toEqual([0, 1, 2, 3, 4, 0, 3, 5, 1])
  expect(codes([[1], [2]], [[1, 2]], [[1], [2]], [])).toEqual([0, 1, 0, 2])
  expect(codes({ a: 1, b: [2] }, { b: [2], a: 1 }, { a: 1, b: 2 }, { a: { b: 2 } }, null)).toEqual([0, 0, 1, 2, 3])
  expect(codes(['a', 'b'], ['a,1:b'], [['a'], 'b'], ['a', ['b']])).toEqual([0, 1, 2, 3])
  expect(codes(['null'], [null], [undefined], ['undefined'], [-0], [0])).toEqual([0, 1, 2, 3, 4, 4])
})

const scalars = fc.constantFrom<unknown[]>(
  undefined,
  null,
  Number.NaN,
  0,
  -0,
  1,
  0.5,
  Infinity,
  -Infinity,
  'a',
  '',
  true,
)
const values = fc.oneof(
  scalars.map((value) => [value]),
  fc.tuple(scalars, scalars),
  fc.constantFrom([[1]], [[1], [2]], [{ a: 1 }], [2n ** 60n], [new Date(0)], [new Date(0), new Date(1)]),
)

test('a column is uniform where it has one distinct value at most, null and missing being two', () => {
  expect(isUniform(columnOf([]))).toBe(true)
  fc.assert(
    fc.property(values, fc.array(fc.nat(), { maxLength: 20 }), (choice, picks) => {
      const column = columnOf(picks.map((pick) => choice[pick % choice.length]))
      expect(isUniform(column)).toBe(distinct(column).firsts.length <= 1)
    }),
    { seed: 7, numRuns: 500 },
  )
})
