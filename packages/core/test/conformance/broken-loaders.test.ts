import { expect, test } from 'vitest'
import { type LoaderSubject, loaderCases } from '../../src/conformance.ts'
import { brokenListing } from './loaders/broken/listing.ts'
import { brokenFurther } from './loaders/broken/reading.ts'
import { brokenValues } from './loaders/broken/values.ts'
import { writeStore } from './loaders/memory-loader.ts'

const brokenLoaders = [...brokenListing, ...brokenValues, ...brokenFurther]

async function failedCases(subject: LoaderSubject): Promise<string[]> {
  const failed: string[] = []
  for (const { name, run } of loaderCases) {
    try {
      await run(subject)
    } catch {
      failed.push(name)
    }
  }
  return failed
}

for (const [defect, fails, loader] of brokenLoaders) {
  test(`a loader that ${defect} fails one case`, async () => {
    expect(await failedCases({ loader, writeStore })).toEqual([fails])
  })
}

test('cases have names of their own, and each has a loader that fails it but those that ask several things at once', () => {
  const names = loaderCases.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  const caught = new Set(brokenLoaders.map(([, fails]) => fails))
  expect(names.filter((name) => !caught.has(name))).toEqual([
    'answers questions of a sheaf',
    'loads by a condition what meets it',
    'is joined with itself',
  ])
})
