import { expect, test } from 'vitest'
import { countTests, sumCounts } from '../../test-run/report.ts'

const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((of) => ({ status: of })),
})

test('tests are counted by outcome, type tests among them', () => {
  const report = {
    testResults: [
      file('/p/a.test.ts', 'failed', 'passed', 'failed', 'pending', 'todo'),
      file('/p/b.test-d.ts', 'passed', 'passed', 'passed'),
    ],
  }
  expect(countTests(report)).toEqual({ passed: 3, failed: 1, skipped: 2, types: 2 })
})

test('a file that could not be loaded, or whose hook failed, is one failure', () => {
  const report = { testResults: [file('/p/a.test.ts', 'failed'), file('/p/b.test.ts', 'failed', 'passed')] }
  expect(countTests(report)).toEqual({ passed: 1, failed: 2, skipped: 0, types: 0 })
})

test('counts add up', () => {
  const one = { passed: 1, failed: 2, skipped: 3, types: 1 }
  expect(sumCounts([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6, types: 2 })
})
