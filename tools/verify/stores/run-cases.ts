import type { Run, RunCollection } from '@runsheaf/core'
import { type Case, exactCase, namedCases } from './case.ts'
import { configCases } from './config-cases.ts'
import { ExactNumber } from './exact.ts'
import type { ExpectedRun } from './expected.ts'

/** Parts of an expected run that are verified, each with its cases. */
const sections: { [part: string]: (id: string, expected: ExpectedRun, run: RunCollection) => Case[] } = {
  info: (id, { info }, run) => namedCases(`${id}.info`, info, foundInfo(only(run))),
  params: (id, { params }, run) => namedCases(`${id}.params`, params, only(run).params),
  tags: (id, { tags }, run) => namedCases(`${id}.tags`, tags, only(run).tags),
  metrics: (id, { metrics }, run) => namedCases(`${id}.metrics`, finite(metrics), floats(only(run).metrics)),
  config: (id, { config }, run) => (config ? configCases(id, config, run) : []),
  overrides: (id, { overrides }, run) => [exactCase(`${id}.overrides`, overrides, only(run).hydra?.overrides)],
  job: (id, { job }, run) => jobCases(id, job, run),
}

/** Parts that are known and not read by these packages yet. */
const unread = new Set(['history', 'artifacts', 'artifacts_beside_meta', 'datasets', 'model_inputs', 'model_outputs'])

/** The cases of one run, found as a collection of one. A part of the data that is not known here is a failing case. */
export function runCases(id: string, expected: ExpectedRun, run: RunCollection): Case[] {
  return Object.keys(expected).flatMap((part) => {
    const cases = sections[part]
    if (cases) return cases(id, expected, run)
    return unread.has(part)
      ? []
      : [{ id: `${id}.${part}`, expected: 'a part that is understood', found: 'an unknown one' }]
  })
}

function only(run: RunCollection): Run {
  return run.at(0) as Run
}

function foundInfo({ info }: Run): Record<string, unknown> {
  const time = (date: Date | undefined) => (date ? ExactNumber.int(date.getTime()) : null)
  return {
    run_id: info.runId,
    run_name: info.runName ?? null,
    experiment_id: info.experimentId,
    user_id: info.userId ?? null,
    status: info.status,
    start_time: time(info.startTime),
    end_time: time(info.endTime),
    lifecycle_stage: info.lifecycleStage,
    artifact_uri: info.artifactUri ?? null,
  }
}

/** The golden data writes metrics that are not finite as text. */
function finite(metrics: ExpectedRun['metrics']): Record<string, unknown> {
  const entries = Object.entries(metrics).map(([name, value]) => [
    name,
    typeof value === 'string' ? ExactNumber.float(Number(value)) : value,
  ])
  return Object.fromEntries(entries)
}

function floats(metrics: Readonly<Record<string, number>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, ExactNumber.float(value)]))
}

function jobCases(id: string, job: ExpectedRun['job'], run: RunCollection): Case[] {
  const found = only(run).hydra?.job
  const number = found?.num === undefined ? null : ExactNumber.int(found.num)
  return [exactCase(`${id}.job`, job, { name: found?.name ?? null, num: number })]
}
