import { expect, test } from 'vitest'
import { codeOf } from '../../demo/step.ts'

test.each([
  ['() => runs.at(0)', 'runs.at(0)'],
  ["() =>\n      runs\n        .sort('lr')\n        .slice(0, 3)", "runs\n  .sort('lr')\n  .slice(0, 3)"],
  ['() =>\n      show(\n        runs,\n        3,\n      )', 'show(\n  runs,\n  3,\n)'],
])('%j is shown as a user would write it', (source, shown) => {
  expect(codeOf(source)).toBe(shown)
})
