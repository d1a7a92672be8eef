import { expect, test } from 'vitest'
import { loaderCases } from '../../src/conformance.ts'
import { failedCases } from './failed-cases.ts'
import { brokenFiles } from './loaders/broken/files.ts'
import { brokenHistories } from './loaders/broken/histories.ts'
import { brokenListing } from './loaders/broken/listing.ts'
import { brokenReading } from './loaders/broken/reading.ts'
import { brokenValues } from './loaders/broken/values.ts'
import { writeStore } from './loaders/memory-loader.ts'

const brokenLoaders = [...brokenListing, ...brokenValues, ...brokenHistories, ...brokenFiles, ...brokenReading]

for (const [defect, fails, loader] of brokenLoaders) {
  test(`a loader that ${defect} fails one case`, async () => {
    expect(await failedCases(loaderCases, { loader, writeStore })).toEqual([fails])
  })
}

test('cases have names of their own, and each has a loader that fails it', () => {
  const names = loaderCases.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(brokenLoaders.map(([, fails]) => fails))).toEqual(new Set(names))
})
