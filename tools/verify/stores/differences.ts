import { readFileSync } from 'node:fs'
import type { VerifyResult } from '../result.ts'
import type { Case } from './case.ts'

/** A case in which we differ from MLflow on purpose. */
export interface Difference {
  id: string
  /** Our answer, as exact text. */
  found: string
  reason: string
}

/** The differences on purpose, one entry per case. */
export function storeDifferences(): Difference[] {
  return JSON.parse(readFileSync(new URL('../stores.differences.json', import.meta.url), 'utf8'))
}

/**
 * Judges cases. A listed case passes when it differs in just the way that the list states; an entry that no longer
 * differs, or whose case the verified archives do not hold, is a failure.
 *
 * @param archives the names that ids of the verified cases begin with
 */
export function judge(
  cases: readonly Case[],
  differences: readonly Difference[],
  archives: readonly string[],
): VerifyResult {
  const listed = new Map(differences.map((difference) => [difference.id, difference]))
  const ids = new Set(cases.map(({ id }) => id))
  const failed = cases.flatMap(({ id, expected, found }) => {
    const difference = listed.get(id)
    if (!difference) return expected === found ? [] : [{ id, expected, found }]
    if (expected === found)
      return [{ id, expected: `another answer than ${expected}, as stores.differences.json states`, found }]
    return found === difference.found
      ? []
      : [{ id, expected: `${difference.found}, as stores.differences.json states`, found }]
  })
  const lost = differences
    .filter(
      ({ id }) => archives.some((name) => /^[/:]/.test(id.slice(name.length)) && id.startsWith(name)) && !ids.has(id),
    )
    .map(({ id }) => ({
      id,
      expected: 'a case of this id, as stores.differences.json lists it',
      found: 'no such case',
    }))
  return { passed: cases.length - failed.length, failed: [...failed, ...lost] }
}
