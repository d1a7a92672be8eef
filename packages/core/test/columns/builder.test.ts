import { expect, test } from 'vitest'
import { columnOf, valuesOf } from '../../src/plugin.ts'

test('times among other values stay times', () => {
  const values = ['never', new Date(0)]
  expect(valuesOf(columnOf(values))).toEqual(values)
})
