import { isDeepStrictEqual } from 'node:util'
import type { FailedCase, VerifyResult } from './result.ts'

/** A case in which we differ on purpose: our answer, as the runner shows it, and why. */
export interface OnPurpose {
  readonly id: string
  readonly found: unknown
  readonly reason: string
}

/** What was computed for a case, and whether it is what the golden data expects. */
export interface Judged {
  readonly id: string
  readonly expected: unknown
  readonly found: unknown
  readonly agrees: boolean
}

/**
 * A case passes if it agrees, or if it is listed and differs in just the way that the list states. A listed case that
 * agrees is a failure: its entry is out of date.
 */
export function judge(cases: readonly Judged[], list: readonly OnPurpose[]): VerifyResult {
  const listed = new Map(list.map((entry) => [entry.id, entry]))
  const failed = cases.flatMap(({ id, expected, found, agrees }): FailedCase[] => {
    const entry = listed.get(id)
    if (!entry) return agrees ? [] : [{ id, expected, found }]
    if (agrees) return [{ id, expected: 'a difference, as the list of differences on purpose states', found }]
    return isDeepStrictEqual(asJson(found), entry.found) ? [] : [{ id, expected: entry.found, found }]
  })
  return { passed: cases.length - failed.length, failed }
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null')
