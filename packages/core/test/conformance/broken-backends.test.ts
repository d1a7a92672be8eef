import { expect, test } from 'vitest'
import { frameCases } from '../../src/conformance.ts'
import { brokenConduct } from './broken/conduct.ts'
import { brokenNames } from './broken/names.ts'
import { brokenNested } from './broken/nested.ts'
import { brokenNumbers } from './broken/numbers.ts'
import { brokenText } from './broken/text.ts'
import { failedCases } from './failed-cases.ts'

const brokenBackends = [...brokenConduct, ...brokenNumbers, ...brokenText, ...brokenNested, ...brokenNames]

for (const [defect, fails, backend] of brokenBackends) {
  test(`a backend that ${defect} fails one case`, async () => {
    expect(await failedCases(frameCases, backend)).toEqual([fails])
  })
}

test('cases have names of their own', () => {
  const names = frameCases.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
