import { statSync } from 'node:fs'
import type { MetricPoint, Run, RunCollection } from '@runsheaf/core'
import { type Case, exactCase, namedCases } from './case.ts'
import { configCases, fileConfig } from './config-cases.ts'
import { ExactNumber } from './exact.ts'
import { type ExpectedConfig, type ExpectedRun, isFailure } from './expected.ts'

type Values = Readonly<Record<string, unknown>>

/** Parts of a run with a case for each name: what we read of them. */
const named: Readonly<Record<string, (run: Run) => Values | Promise<Values>>> = {
  info: foundInfo,
  params: ({ params }) => params,
  tags: ({ tags }) => tags,
  metrics: ({ metrics }) => mapValues(metrics, (value) => ExactNumber.float(value)),
  history: foundHistory,
}

/** Parts that are one case as a whole. */
const whole: Readonly<Record<string, (run: Run) => unknown>> = {
  config: fileConfig,
  overrides: ({ hydra }) => hydra?.overrides,
  job: foundJob,
  artifacts: foundArtifacts,
  datasets: foundDatasets,
  model_inputs: ({ models }) => models.filter(({ role }) => role === 'input').map(({ modelId }) => modelId),
  model_outputs: foundOutputs,
}

/** A part that stands for another one. */
const aside = new Set(['artifacts_beside_meta'])

/**
 * The cases of one run, found as a collection of one. Where MLflow failed, an error is what is expected: that we read
 * more is a difference to be listed. A part of the data that is not known here is a failing case.
 */
export async function runCases(id: string, expected: ExpectedRun, runs: RunCollection): Promise<Case[]> {
  const cases: Case[] = []
  for (const part of Object.keys(expected)) {
    if (!aside.has(part)) cases.push(...(await partCases(id, part, exactPart(part, expected), runs)))
  }
  return cases
}

async function partCases(id: string, part: string, expected: unknown, runs: RunCollection): Promise<Case[]> {
  const place = `${id}.${part}`
  const read = named[part] ?? whole[part]
  if (!read) return [exactCase(place, 'a part that is understood', 'an unknown one')]
  const found = await read(runs.at(0) as Run)
  if (isFailure(expected)) return [exactCase(place, 'an error', found)]
  if (part === 'config') return configCases(id, expected as ExpectedConfig, found, runs)
  return named[part] ? namedCases(place, expected as Values, found as Values) : [exactCase(place, expected, found)]
}

/** What the golden data states of a part, in the form in which we read it. */
function exactPart(part: string, expected: ExpectedRun): unknown {
  const value = expected[part as keyof ExpectedRun]
  if (isFailure(value)) return value
  if (part === 'metrics') return mapValues(expected.metrics, exactFloat)
  if (part === 'history') return mapValues(expected.history, exactHistory)
  if (part === 'artifacts')
    return (expected.artifacts_beside_meta ?? expected.artifacts ?? []).filter(([, size]) => size)
  if (part === 'datasets') return expected.datasets?.map(exactDataset).sort()
  return value
}

/** What we hand out of a dataset, as one text, since their order is that of a folder. */
function exactDataset({ name, digest, tags }: NonNullable<ExpectedRun['datasets']>[number]): string {
  return JSON.stringify([name, digest, tags['mlflow.data.context'] ?? null])
}

function exactHistory(points: ExpectedRun['history'][string]): unknown {
  return isFailure(points) ? 'an error' : points.map(([time, step, value]) => [time, step, exactFloat(value)])
}

/** The golden data writes floats that are not finite as text. */
export function exactFloat(value: unknown): unknown {
  return typeof value === 'string' ? ExactNumber.float(Number(value)) : value
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

async function foundHistory(run: Run): Promise<Values> {
  const names = Object.keys(run.metrics)
  const histories = await Promise.all(names.map((name) => run.history(name)))
  return Object.fromEntries(names.map((name, i) => [name, histories[i]?.map(exactPoint)]))
}

function exactPoint({ timestamp, step, value }: MetricPoint) {
  return [ExactNumber.int(timestamp), ExactNumber.int(step), ExactNumber.float(value)]
}

function foundDatasets({ datasets }: Run): string[] {
  return datasets.map(({ name, digest, context }) => JSON.stringify([name, digest, context ?? null])).sort()
}

function foundOutputs({ models }: Run): unknown {
  const made = models.filter(({ role }) => role === 'output')
  return made.map(({ modelId, step }) => [modelId, ExactNumber.int(step ?? 0)])
}

/** Files with their sizes. */
function foundArtifacts({ artifacts }: Run): unknown {
  return artifacts.list().map((name) => [name, ExactNumber.int(statSync(artifacts.path(name) as string).size)])
}

function mapValues<T>(record: Readonly<Record<string, T>>, make: (value: T) => unknown): Values {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, make(value)]))
}
