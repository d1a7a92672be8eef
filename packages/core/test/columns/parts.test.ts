import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutFault } from '../../src/columns/column-layout.ts'
import { awkwardValues } from '../../src/conformance.ts'
import { type Column, columnOf, concatColumns, take, valuesOf } from '../../src/plugin.ts'

const awkward = awkwardValues
  .filter(({ name }) => name !== 'a megabyte of text')
  .map(({ values }) => valuesOf(columnOf(values())))
  .filter((values) => values.length < 1000)

/** Awkward values of one kind, some of them missing. */
const columns = fc
  .tuple(fc.constantFrom(...awkward), fc.array(fc.nat(), { maxLength: 30 }), fc.nat(4))
  .map(([values, picks, every]) =>
    picks.map((pick, i) => (i % 5 === every ? undefined : values[pick % (values.length || 1)])),
  )

function expectValues(column: Column, values: readonly unknown[]): void {
  expect(layoutFault({ length: values.length, columns: [{ ...column, name: 'part' }] })).toBeUndefined()
  expect(valuesOf(column)).toEqual(values)
}

const property = (check: (values: unknown[], random: number[]) => void) =>
  fc.assert(fc.property(columns, fc.array(fc.nat(), { maxLength: 20 }), check), { seed: 7, numRuns: 500 })

test('columns of several types one after another keep their values', () => {
  fc.assert(
    fc.property(fc.array(columns, { minLength: 1, maxLength: 4 }), (all) => {
      expectValues(concatColumns(all.map(columnOf)), valuesOf(columnOf(all.flat())))
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('the type of what is taken is that of its values', () => {
  const numbers = columnOf([1, 0.5, 2, null, Number.NaN])
  const typeOf = (column: Column, ...positions: number[]) => take(column, Int32Array.from(positions)).type
  expect([typeOf(numbers, 0, 2, 3), typeOf(numbers, 1, 4), typeOf(numbers, 1, 0), typeOf(numbers, 3)]).toEqual([
    'i32',
    'f64',
    'f64',
    'null',
  ])
  expect(take(numbers, Int32Array.of(1, 0, 2))).toEqual(columnOf([0.5, 1, 2]))
  expect(take(numbers, Int32Array.of(1, 4))).toEqual(columnOf([0.5, Number.NaN]))
  const lists = columnOf([[1, 0.5], [], null, [2], undefined, [3, 4]])
  for (const [positions, values] of [
    [
      [5, 3],
      [[3, 4], [2]],
    ],
    [
      [1, 1],
      [[], []],
    ],
    [
      [4, 0, 1, 3],
      [undefined, [1, 0.5], [], [2]],
    ],
  ] as const)
    expect(take(lists, Int32Array.from(positions))).toEqual(columnOf(values))
})

test('rows taken in any order, more than once, or not at all', () => {
  property((values, random) => {
    const positions = random.map((pick) => (pick % (values.length + 1)) - 1)
    const column = columnOf(values)
    expectValues(
      take(column, Int32Array.from(positions)),
      positions.map((p) => (p < 0 ? null : values[p])),
    )
    const present = positions.filter((position) => position >= 0)
    expectValues(
      take(column, Int32Array.from(present)),
      present.map((p) => values[p]),
    )
  })
})
