import { expect, test } from 'vitest'
import { judge } from '../../verify/on-purpose.ts'
import { agree } from '../../verify/parity/agree.ts'

const agreeing = { id: 'a', expected: 1, found: 1, agrees: true }
const differing = { id: 'b', expected: 1, found: { runs: ['x'] }, agrees: false }
const entry = { id: 'b', found: { runs: ['x'] }, reason: 'kept' }

test('a case that differs fails with both values, unless it is listed with the answer that was found', () => {
  expect(judge([agreeing, differing], [])).toEqual({
    passed: 1,
    failed: [{ id: 'b', expected: 1, found: { runs: ['x'] } }],
  })
  expect(judge([agreeing, differing], [entry])).toEqual({ passed: 2, failed: [] })
  expect(judge([agreeing, differing], [{ ...entry, found: { runs: [] } }]).failed).toHaveLength(1)
})

test('an entry whose case agrees fails, and one whose case is not in the data does not count', () => {
  expect(judge([agreeing], [{ ...entry, id: 'a' }]).failed.map(({ id }) => id)).toEqual(['a'])
  expect(judge([agreeing], [entry])).toEqual({ passed: 1, failed: [] })
})

test('values agree by value and, where it is known, by kind of number', () => {
  const column = (values: unknown[]) => ({ $frame: { height: values.length, columns: [{ name: 'x', values }] } })
  expect(agree(3, { $number: 3 })).toBe(true)
  expect(agree({ $float: '3.0' }, { $number: 3 })).toBe(true)
  expect(agree(column([3]), column([{ $float: '3.0' }]))).toBe(false)
  expect(agree(column([{ $float: '3.0' }]), column([{ $float: '3.0' }]))).toBe(true)
  expect(agree(1, true)).toBe(false)
  expect(agree({ $float: 'nan' }, { $float: 'nan' })).toBe(true)
  expect(agree({ $float: '-0.0' }, { $float: '0.0' })).toBe(false)
  expect(agree({ $int: '1152921504606846977' }, { $int: '1152921504606846977' })).toBe(true)
})

test('an error agrees with any error, and with nothing else', () => {
  expect(agree({ error: 'KeyError' }, { error: 'KEY_UNKNOWN' })).toBe(true)
  expect(agree({ error: 'KeyError' }, null)).toBe(false)
  expect(agree([1, { error: 'KeyError' }], [{ $number: 1 }, { error: 'KEY_MISSING' }])).toBe(true)
})
