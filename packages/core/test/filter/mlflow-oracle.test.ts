// What MLflow 3.11 answered to filters and order_by lists on six runs: the names of the runs that were found, in order.
import { readFileSync } from 'node:fs'
import { desc, isRunError, order, type PlainRun, type RunCollection } from '@runsheaf/core'
import { sourceFromRecords } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { sheafOf } from '../support/memory.ts'

const answers: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../data/mlflow-oracle.json', import.meta.url), 'utf8'),
)

/** Runs by name, with ids that stand in the order of those that MLflow drew. */
const ids: Readonly<Record<string, string>> = { E: '0', F: '1', A: '2', C: '3', D: '4', B: '5' }

type Values = Pick<PlainRun, 'metrics' | 'params' | 'tags'>

function run(
  name: string,
  start: number,
  values: Values,
  status: 'RUNNING' | 'FINISHED' | 'FAILED' | 'KILLED',
  end?: number,
) {
  const runId = ids[name] as string
  return {
    ...values,
    tags: { ...values.tags, 'mlflow.runName': name },
    info: {
      runId,
      runName: name,
      status,
      userId: 'unknown',
      startTime: new Date(start),
      endTime: end === undefined ? undefined : new Date(end),
      artifactUri: `file:exp/art/${runId}/artifacts`,
    },
  }
}

const runs = await sheafOf(
  sourceFromRecords([
    run(
      'A',
      1000,
      {
        metrics: { loss: 1, 'm/x': 5, 'a b': 1 },
        params: { lr: '0.1', opt: 'Adam', 'a.b': 'dot', 'we ird': 'sp' },
        tags: { k: 'v1', 'dotted.tag': 'x', env: 'PROD' },
      },
      'FINISHED',
      2000,
    ),
    run('B', 1001, { metrics: { loss: 2 }, params: { lr: '0.01', opt: 'adam' }, tags: { k: "it's" } }, 'FAILED', 3000),
    run(
      'C',
      1002,
      { metrics: { loss: Number.NaN }, params: { lr: '1e-3', opt: 'SGD 100%' }, tags: { k: 'a_b' } },
      'RUNNING',
    ),
    run('D', 1003, { metrics: { loss: Infinity }, params: { opt: '' } }, 'RUNNING'),
    run(
      'E',
      1003,
      { metrics: { loss: -Infinity }, params: { opt: 'line1\nline2' }, tags: { k: 'axb' } },
      'KILLED',
      2500,
    ),
    run('F', 1004, {}, 'RUNNING'),
  ]),
).load('mlruns')

const namesOf = (found: RunCollection) => found.toList('run_name').join('')
const withIds = (text: string) => text.replace(/<([AB])>/g, (_, name) => ids[name] as string)

/** The clauses of a Python list as it is printed. */
function clausesOf(list: string): string[] {
  const texts = list.matchAll(/'((?:\\.|[^'])*)'|"([^"]*)"/g)
  return Array.from(texts, ([, single, double]) =>
    (single ?? double ?? '').replaceAll('\\t', '\t').replaceAll("\\'", "'"),
  )
}

function found(query: string): string {
  const text = query.slice(2)
  if (query.startsWith('F ')) return [...namesOf(runs.filter(withIds(text)))].sort().join('')
  return namesOf(runs.sort(desc('start_time'), 'run_id').sort(clausesOf(text).flatMap((clause) => order(clause))))
}

const isError = (answer: string) => answer.startsWith('EXC')
const all = Object.entries(answers)

describe('queries that MLflow answers', () => {
  test.each(all.filter(([, answer]) => !isError(answer)))('%s finds %s', (query, answer) => {
    expect(found(query)).toBe(answer)
  })
})

/** Errors in MLflow that are answers here, since our grammar is wider. */
const wider: Readonly<Record<string, string>> = {
  'F    ': 'ABCDEF',
  'F metrics.loss == 1': 'A',
  'F metrics.loss <> 1': 'BCDE',
  'F metrics.loss > +1': 'BD',
  'F metrics.m/x = 5': 'A',
  'F metrics.loss IN (1,2)': 'AB',
  "F metrics.loss LIKE '1%'": '',
  'F metrics.loss IS NULL': 'F',
  'F params.lr = 0.1': 'A',
  "F params.lr > '0.01'": 'AC',
  "F params.lr IN ('0.1')": 'A',
  "F params.opt NOT LIKE 'ada%'": 'ACDE',
  "F tags.k IN ('v1')": 'A',
  "F status IN ('FINISHED','FAILED')": 'AB',
  'F start_time = 1001.5': '',
  'F end_time IS NULL': 'CDF',
  "F run_name IN ('A','B')": 'AB',
  'F run_id IN ()': '',
  "F attributes.experiment_id = '1'": '',
  "F attributes.lifecycle_stage = 'active'": 'ABCDEF',
  "F metrics.loss > 0 OR params.lr = '0.1'": 'ABD',
  'F (metrics.loss > 0)': 'ABD',
  'F NOT metrics.loss > 0': 'CEF',
  'F metrics.loss BETWEEN 0 AND 2': 'AB',
  "F params.in = 'x'": '',
  'F metrics.f1-score > 0': '',
  "F params.seed:0 = '1'": '',
  'F metrics.1 > 0': '',
  'F metrics.loss > 1_000': 'D',
  "O ['metrics.m/x DESC']": 'AFEDCB',
  "O ['attributes.`run name`']": 'ABCDEF',
  "O ['attributes.`Run name` DESC']": 'FEDCBA',
  "O ['metrics.loss ASC, params.lr']": 'EABDCF',
  "O ['attributes.experiment_id']": 'FEDCBA',
  "O ['lifecycle_stage']": 'FEDCBA',
}

describe('queries that MLflow refuses', () => {
  const refused = all.filter(([query, answer]) => isError(answer) && !(query in wider)).map(([query]) => [query])
  test.each(refused)('%s is refused here too', (query) => {
    expect(() => found(query!)).toThrowError(expect.toSatisfy((error) => isRunError(error)))
  })

  test.each(Object.entries(wider))('%s finds %s here', (query, answer) => {
    expect(isError(answers[query]!)).toBe(true)
    expect(found(query)).toBe(answer)
  })
})
