import { expect, test } from 'vitest'
import { judge } from '../../verify/stores/differences.ts'

const cases = [
  { id: 'a:run.x', expected: '1', found: '1' },
  { id: 'a:run.y', expected: '1', found: '2' },
]
const difference = { id: 'a:run.y', found: '2', reason: 'kept' }

test('a case that differs fails with both values', () => {
  expect(judge(cases, [], ['a'])).toEqual({ passed: 1, failed: [{ id: 'a:run.y', expected: '1', found: '2' }] })
})

test('a listed case passes when it differs as the list states, and only then', () => {
  expect(judge(cases, [difference], ['a'])).toEqual({ passed: 2, failed: [] })
  const other = judge(cases, [{ ...difference, found: '3' }], ['a'])
  expect(other.failed).toEqual([{ id: 'a:run.y', expected: '3, as stores.differences.json states', found: '2' }])
})

test('an entry that is no longer different fails', () => {
  const { passed, failed } = judge(cases, [difference, { ...difference, id: 'a:run.x', found: '9' }], ['a'])
  expect(passed).toBe(1)
  expect(failed).toHaveLength(1)
})

test('an entry without a case fails, if its archive was verified', () => {
  const lost = [difference, { ...difference, id: 'a/folder:gone' }, { ...difference, id: 'ab:other archive' }]
  expect(judge(cases, lost, ['a']).failed.map(({ id }) => id)).toEqual(['a/folder:gone'])
})
