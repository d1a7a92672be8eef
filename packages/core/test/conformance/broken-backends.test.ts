import { expect, test } from 'vitest'
import { frameCases } from '../../src/conformance.ts'
import type { FrameBackend } from '../../src/plugin.ts'
import { brokenConduct } from './broken/conduct.ts'
import { brokenNames } from './broken/names.ts'
import { brokenNested } from './broken/nested.ts'
import { brokenNumbers } from './broken/numbers.ts'
import { brokenText } from './broken/text.ts'

const brokenBackends = [...brokenConduct, ...brokenNumbers, ...brokenText, ...brokenNested, ...brokenNames]

async function failedCases(backend: FrameBackend<any>): Promise<string[]> {
  const failed: string[] = []
  for (const { name, run } of frameCases) {
    try {
      await run(backend)
    } catch {
      failed.push(name)
    }
  }
  return failed
}

for (const [defect, fails, backend] of brokenBackends) {
  test(`a backend that ${defect} fails one case`, async () => {
    expect(await failedCases(backend)).toEqual([fails])
  })
}

test('cases have names of their own', () => {
  const names = frameCases.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
