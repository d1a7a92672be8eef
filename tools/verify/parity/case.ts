/** A step of a pipeline: `[name, positional arguments, keyword arguments]`, tails left out. */
export type Step = readonly [name: string, args?: readonly unknown[], kwargs?: Readonly<Record<string, unknown>>]

/** What hydraflow did with a pipeline of calls on a collection. */
export interface ParityCase {
  readonly id: string
  readonly group: string
  readonly collection: string
  readonly library?: string
  /** What the pipeline starts with: the whole collection unless given. */
  readonly start?: string
  readonly order?: readonly string[]
  readonly impl?: string
  readonly op: readonly Step[]
  readonly expect: unknown
  readonly expect_0_15?: unknown
  readonly python_only?: boolean
}

const parts: ReadonlySet<string> = new Set([
  'id',
  'group',
  'collection',
  'library',
  'start',
  'order',
  'impl',
  'op',
  'expect',
  'expect_0_15',
  'expect_polars_2',
  'python_only',
  'note',
])

/** A part of a case that is not understood; `undefined` if all are. */
export function unknownPart(testCase: ParityCase): string | undefined {
  return Object.keys(testCase).find((name) => !parts.has(name))
}

/**
 * What a case expects. Where hydraflow 0.15.1 documents the better behaviour, that counts: a frame of the whole config from
 * `to_frame()`, and aggregations as the last argument of `group_by`.
 */
export function expectation(testCase: ParityCase): unknown {
  const { expect, expect_0_15: older } = testCase
  const absent = typeof older === 'object' && older !== null && 'absent' in older
  const better = testCase.op.some(
    ([name, args = [], kwargs = {}]) =>
      (name === 'to_frame' && args.length === 0 && Object.keys(kwargs).length === 0) ||
      (name === 'group_by' && Object.keys(kwargs).length > 0),
  )
  return better && older !== undefined && !absent ? older : expect
}
