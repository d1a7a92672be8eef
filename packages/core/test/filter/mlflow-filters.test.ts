// What MLflow's own `search_runs` answered to these filters and order_by lists, on the same runs.
import { readFileSync } from 'node:fs'
import { desc, isRunError, order, type PlainRun } from '@runsheaf/core'
import { sourceFromRecords } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { ids, sheafOf } from '../support/memory.ts'

interface RecordedRun {
  readonly info: Record<string, any>
  readonly metrics: Record<string, { value: number | string; timestamp: number; step: number }>
  readonly params: Record<string, string>
  readonly tags: Record<string, string>
  readonly datasets?: { name: string; digest: string; tags: Record<string, string> }[]
}

interface Case {
  readonly id: string
  readonly filter: string
  readonly order_by?: string[]
  readonly experiment_ids: string[]
  readonly view?: 'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL'
  readonly max_results?: number
  readonly outcome: { readonly runs?: string[]; readonly error?: string }
}

const data = JSON.parse(readFileSync(new URL('../data/mlflow-filters.json', import.meta.url), 'utf8')) as {
  runs: Record<string, RecordedRun>
  cases: Case[]
}
const store = sourceFromRecords(Object.values(data.runs).map(plainRun))
const runs = await sheafOf(store).load('mlruns', { lifecycle: 'all' })

/** Errors in MLflow that are answers here: a hyphen or `in` in a name, NOT LIKE, BETWEEN, IN for any key, numeric params, OR, <>, (). */
const wider = new Set(['f021', 'f025', 'f026', 'f041', 'f052', 'f097', 'f101', 'f108', 'f146'])

function plainRun({ info, metrics, params, tags, datasets = [] }: RecordedRun): PlainRun {
  const time = (milliseconds: number | null) => (milliseconds === null ? undefined : new Date(milliseconds))
  return {
    info: {
      runId: info.run_id,
      runName: info.run_name,
      experimentId: info.experiment_id,
      status: info.status,
      startTime: time(info.start_time),
      endTime: time(info.end_time),
      userId: info.user_id,
      lifecycleStage: info.lifecycle_stage,
      artifactUri: info.artifact_uri,
    },
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([name, point]) => [name, [{ ...point, value: Number(point.value) }]]),
    ),
    params,
    tags,
    datasets: datasets.map((d) => ({ name: d.name, digest: d.digest, context: d.tags['mlflow.data.context'] })),
  }
}

function search({ filter, order_by = [], experiment_ids, view = 'ACTIVE_ONLY', max_results = 1000 }: Case): string[] {
  const stages = { ACTIVE_ONLY: 'active', DELETED_ONLY: 'deleted', ALL: ['active', 'deleted'] }[view]
  const found = runs
    .filter({ 'info.experiment_id': experiment_ids, 'info.lifecycle_stage': stages }, filter)
    .sort(desc('start_time'), 'run_id')
    .sort(...order_by.flatMap((clause) => order(clause)))
  return ids(found.slice(0, max_results))
}

describe.each([
  ['filters', data.cases.filter(({ order_by }) => !order_by)],
  ['order_by lists', data.cases.filter(({ order_by }) => order_by)],
])('%s of MLflow', (_, cases) => {
  const answered = cases.filter(({ outcome }) => outcome.runs)
  const refused = cases.filter(({ id, outcome }) => outcome.error && !wider.has(id))

  test.each(answered)('$id finds the same runs: $filter', (query) => {
    expect(search(query)).toEqual(query.outcome.runs)
  })

  test.each(refused)('$id is refused as there: $filter', (query) => {
    expect(() => search(query)).toThrowError(expect.toSatisfy((error) => isRunError(error)))
  })
})

test.each(data.cases.filter(({ id }) => wider.has(id)))(
  '$id is an error there and an answer here: $filter',
  (query) => {
    expect(query.outcome.error).toBeDefined()
    expect(Array.isArray(search(query))).toBe(true)
  },
)
