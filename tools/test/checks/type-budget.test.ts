import { expect, test } from 'vitest'
import { budgetProblems } from '../../checks/type-budget.ts'
import { root } from '../../root.ts'
import { folderOf } from '../folder.ts'

test('a budget that is too small is a problem that says how much it takes', () => {
  const [problem] = budgetProblems(root, 1000)
  expect(problem?.what).toMatch(/^takes \d{5,6} instantiations, more than 1000$/)
})

test('a program that does not compile is a problem', () => {
  expect(budgetProblems(folderOf(), 1000)).toHaveLength(1)
})
