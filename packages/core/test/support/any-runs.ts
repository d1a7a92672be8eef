import type { PlainRun } from '@runsheaf/core'
import fc from 'fast-check'

/** Params as MLflow writes them, and what they mean. */
export const paramValues: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['1', 1],
  ['0.5', 0.5],
  ['-3', -3],
  ['True', true],
  ['None', null],
  ['x', 'x'],
  ["it's", "it's"],
  ['', ''],
])

const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -3, max: 3 }),
  fc.constantFrom<unknown>('', 'x', 'y', '1', 'ab', "it's", true, false, null, Number.NaN, [], [1], ['x', 1]),
)

/** Left out where it is absent. */
const record = <T>(fields: Record<string, fc.Arbitrary<T>>) => fc.record(fields, { requiredKeys: [] })

const run = fc.record({
  cfg: fc.record(
    { a: value, b: value, 'odd key': value, in: value, nested: record({ x: value }) },
    { requiredKeys: [] },
  ),
  metrics: record({ m: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(Number.NaN, Infinity)) }),
  params: record({ p: fc.constantFrom(...paramValues.keys()) }),
  tags: record({ t: fc.constantFrom('', 'x', 'Y', 'a%', 'line\n') }),
})

/** A run that has every key, so that none is unknown. */
const complete: Omit<PlainRun, 'info'> = {
  cfg: { a: 1, b: 'x', 'odd key': 2, in: 3, nested: { x: 4 } },
  metrics: { m: 1 },
  params: { p: '1' },
  tags: { t: 'x' },
}

/** Some runs, the last of which has every key. */
export const anyRuns: fc.Arbitrary<PlainRun[]> = fc
  .array(run, { maxLength: 8 })
  .map((runs) => [...runs, complete].map((fields, i) => ({ ...fields, info: { runId: `r${i}` } }) as PlainRun))
