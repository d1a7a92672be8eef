import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { OmegaconfCase } from '../../../tools/verify/omegaconf/case.ts'
import { type Difference, verifyCases } from '../../../tools/verify/omegaconf.ts'

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const { cases } = read('data/omegaconf-cases.json') as { cases: readonly OmegaconfCase[] }
const differences = read('../../../tools/verify/omegaconf.differences.json') as readonly Difference[]

test.each([...Map.groupBy(cases, ({ op }) => op)])('every case of %s, over both ways of reading', (_, group) => {
  expect(verifyCases(group, differences).failed).toEqual([])
})
