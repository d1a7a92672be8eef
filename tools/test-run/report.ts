/** Counts of tests; `types` are those among `passed` and `failed` that only the type checker runs. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
  types: number
}

/** The part of Vitest's JSON report that is counted. */
export interface TestReport {
  testResults: {
    name: string
    status: string
    assertionResults: { status: string }[]
  }[]
}

/**
 * Counts the tests of one report. A file that failed without a failed test (it could not be loaded, or a hook threw)
 * counts as one failure.
 */
export function countTests(report: TestReport): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0, types: 0 }
  for (const { name, status, assertionResults } of report.testResults) {
    const passed = assertionResults.filter((test) => test.status === 'passed').length
    const failed = assertionResults.filter((test) => test.status === 'failed').length
    const failures = failed === 0 && status === 'failed' ? 1 : failed
    counts.passed += passed
    counts.failed += failures
    counts.skipped += assertionResults.length - passed - failed
    if (/\.test-d\.ts$/.test(name)) counts.types += passed + failures
  }
  return counts
}

/** The sum of several counts. */
export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
      types: sum.types + one.types,
    }),
    { passed: 0, failed: 0, skipped: 0, types: 0 },
  )
}
