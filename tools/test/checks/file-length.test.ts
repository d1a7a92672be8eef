import { expect, test } from 'vitest'
import { lengthProblems } from '../../checks/file-length.ts'
import { folderOf } from '../folder.ts'

const lines = (count: number) => 'x\n'.repeat(count)

test('a file of code may have 400 lines, data may have more', () => {
  const root = folderOf({
    'a.ts': lines(400),
    'b.ts': lines(401),
    'p/test/data/c.ts': lines(900),
    'd.json': lines(900),
  })
  expect(lengthProblems(root, ['a.ts', 'b.ts', 'p/test/data/c.ts', 'd.json'], {})).toEqual([
    { where: 'b.ts', what: 'has 401 lines, more than 400: split it' },
  ])
})

test('an allowance holds as long as it is needed', () => {
  const root = folderOf({ 'a.ts': lines(900), 'b.ts': lines(9) })
  expect(lengthProblems(root, ['a.ts', 'b.ts'], { 'a.ts': 'a table' })).toEqual([])
  expect(lengthProblems(root, ['a.ts', 'b.ts'], { 'a.ts': 'a table', 'b.ts': 'a parser' })).toEqual([
    { where: 'b.ts', what: 'needs no allowance any more: take it off the list' },
  ])
})
