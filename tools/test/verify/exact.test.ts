import { expect, test } from 'vitest'
import { ExactNumber, exactText, parseExact } from '../../verify/stores/exact.ts'

test('the int 1 and the float 1.0 are two values, large ints keep their digits', () => {
  expect(exactText(parseExact('[1, 1.0, 1e-08, 9007199254740993]'))).toBe('[1, 1.0, 1e-08, 9007199254740993]')
})

test('values that are equal have one text, whatever the order of keys', () => {
  expect(exactText({ b: true, a: [null, 'x'] })).toBe(exactText({ a: [null, 'x'], b: true }))
  expect(exactText({ $map: [['a', 'x']] })).toBe(exactText({ a: 'x' }))
})

test('missing, null, empty text and the word null are four things', () => {
  expect(new Set([undefined, null, '', 'null'].map(exactText)).size).toBe(4)
})

test('floats that JSON does not have are read from the forms of the golden data', () => {
  expect(exactText({ $float: '-Infinity' })).toBe(exactText(ExactNumber.float(Number.NEGATIVE_INFINITY)))
  expect(exactText({ $float: 'NaN' })).toBe('nan')
})
