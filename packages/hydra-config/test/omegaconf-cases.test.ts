import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { OmegaconfCase } from '../../../tools/verify/omegaconf/case.ts'
import { verifyCases } from '../../../tools/verify/omegaconf.ts'
import type { OnPurpose } from '../../../tools/verify/on-purpose.ts'

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const { cases } = read('data/omegaconf-cases.json') as { cases: readonly OmegaconfCase[] }
const differences = read('../../../tools/verify/omegaconf.differences.json') as readonly OnPurpose[]

test.each([...Map.groupBy(cases, ({ op }) => op)])('every case of %s, by both parsers', (_, group) => {
  expect(verifyCases(group, differences).failed).toEqual([])
})

test.each<[string, object]>([
  ['an op', { op: 'merge' }],
  ['a field', { op: 'load', flags: ['readonly'] }],
  ['an option', { op: 'select', key: 'a', options: { strict: true } }],
])('a case fails if it holds %s that is not known', (_, fields) => {
  const testCase = { id: 'x', yaml: 'a: 1\n', expected: { a: 1 }, ...fields } as OmegaconfCase
  expect(verifyCases([testCase], []).failed).toMatchObject([{ id: 'x', found: expect.stringContaining('unknown') }])
})
