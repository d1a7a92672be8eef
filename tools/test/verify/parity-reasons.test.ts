import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { OnPurpose } from '../../verify/on-purpose.ts'

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const differences: readonly OnPurpose[] = read('../../verify/parity.differences.json')
const { cases } = read('../data/hydraflow-parity/cases.json') as { cases: readonly { python_only?: boolean }[] }

/** The traps of hydraflow are numbered up to here, and the design's sections up to here. */
const [traps, sections] = [45, 13]

test('every difference from hydraflow is one of its traps, or follows from a rule of the design', () => {
  for (const { id, reason } of differences) {
    const [, kind, number] = /^(Trap|Design §)\s?(\d+): ./.exec(reason) ?? []
    expect(Number(number), `${id}: ${reason}`).toBeGreaterThan(0)
    expect(Number(number), `${id}: ${reason}`).toBeLessThanOrEqual(kind === 'Trap' ? traps : sections)
  }
})

test('beyond the traps, at most one case in twenty differs', () => {
  const others = differences.filter(({ reason }) => !reason.startsWith('Trap'))
  expect(others.length).toBeLessThanOrEqual(cases.filter(({ python_only }) => !python_only).length / 20)
})
