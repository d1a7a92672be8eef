import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createSheaf, type RunCollection } from '@runsheaf/core'
import { mlflow } from '@runsheaf/loader-mlflow'
import { type Answer, answer } from './filters/answer.ts'
import { type FilterCase, type FilterData, type Outcome, unknownPart } from './filters/case.ts'
import { unpackStore } from './filters/unpack-store.ts'
import { type Judged, judge, type OnPurpose } from './on-purpose.ts'
import type { VerifyResult } from './result.ts'

/** A difference on purpose holds for a query, whatever file asks it under that id. */
interface FilterOnPurpose extends OnPurpose {
  readonly filter: string
}

/** Compares what filters and order_by lists find in a store with what MLflow found; which error it is does not count. */
export async function verify(path: string): Promise<VerifyResult> {
  const data = JSON.parse(readFileSync(path, 'utf8')) as FilterData
  const listed = JSON.parse(
    readFileSync(new URL('./filters.differences.json', import.meta.url), 'utf8'),
  ) as readonly FilterOnPurpose[]
  const queries = new Map(data.cases.map(({ id, filter }) => [id, filter]))
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-filters-'))
  try {
    unpackStore(data.store, folder)
    const runs = await createSheaf({ loaders: [mlflow()] }).load(folder, { lifecycle: 'all' })
    const judged = data.cases.map((testCase) => judgeCase(runs, testCase))
    return judge(
      judged,
      listed.filter(({ id, filter }) => queries.get(id) === filter),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function judgeCase(runs: RunCollection, testCase: FilterCase): Judged {
  const { id, outcome } = testCase
  const unknown = unknownPart(testCase)
  if (unknown) return { id, expected: 'a case that is understood', found: `unknown ${unknown}`, agrees: false }
  const found = answer(runs, testCase)
  return { id, expected: outcome, found, agrees: agree(outcome, found) }
}

function agree(expected: Outcome, found: Answer): boolean {
  return 'error' in expected ? 'error' in found : isDeepStrictEqual(found, expected)
}
