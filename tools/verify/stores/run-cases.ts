import type { Run, RunCollection } from '@runsheaf/core'
import { type Case, exactCase, namedCases } from './case.ts'
import { configCases, fileConfig } from './config-cases.ts'
import { ExactNumber } from './exact.ts'
import { type ExpectedRun, isFailure } from './expected.ts'

type Values = Readonly<Record<string, unknown>>

/** Parts of a run with a case for each name: what we read of them. */
const named: Readonly<Record<string, (run: Run) => Values>> = {
  info: foundInfo,
  params: ({ params }) => params,
  tags: ({ tags }) => tags,
  metrics: ({ metrics }) => mapValues(metrics, (value) => ExactNumber.float(value)),
}

/** Parts that are one case as a whole. */
const whole: Readonly<Record<string, (run: Run) => unknown>> = {
  config: fileConfig,
  overrides: ({ hydra }) => hydra?.overrides,
  job: foundJob,
}

/** Parts that are known and not read by these packages yet. */
const unread = new Set(['history', 'artifacts', 'artifacts_beside_meta', 'datasets', 'model_inputs', 'model_outputs'])

/**
 * The cases of one run, found as a collection of one. Where MLflow failed, an error is what is expected: that we read
 * more is a difference to be listed. A part of the data that is not known here is a failing case.
 */
export function runCases(id: string, expected: ExpectedRun, runs: RunCollection): Case[] {
  const run = runs.at(0) as Run
  return Object.entries(expected).flatMap(([part, value]) => {
    const place = `${id}.${part}`
    const found = named[part] ?? whole[part]
    if (!found) return unread.has(part) ? [] : [exactCase(place, 'a part that is understood', 'an unknown one')]
    if (isFailure(value)) return [exactCase(place, 'an error', found(run))]
    if (part === 'config') return configCases(id, value, runs)
    return named[part]
      ? namedCases(place, part === 'metrics' ? finite(value) : value, named[part](run))
      : [exactCase(place, value, found(run))]
  })
}

function foundInfo({ info }: Run): Values {
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

function foundJob({ hydra }: Run): Values {
  const number = hydra?.job?.num
  return { name: hydra?.job?.name ?? null, num: number === undefined ? null : ExactNumber.int(number) }
}

/** The golden data writes metrics that are not finite as text. */
function finite(metrics: Values): Values {
  return mapValues(metrics, (value) => (typeof value === 'string' ? ExactNumber.float(Number(value)) : value))
}

function mapValues<T>(record: Readonly<Record<string, T>>, make: (value: T) => unknown): Values {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]))
}
