import type { LoggedModel, RunCollection } from '@runsheaf/core'
import { type Case, exactCase } from './case.ts'
import { ExactNumber } from './exact.ts'
import { type ExpectedModel, type ExpectedStore, isFailure } from './expected.ts'
import { exactFloat } from './run-cases.ts'

/** The logged models that runs refer to; others are no part of a collection of runs. */
export function modelCases(name: string, { logged_models: expected }: ExpectedStore, runs: RunCollection): Case[] {
  if (expected === undefined || isFailure(expected)) return []
  const models = new Map(Array.from(runs).flatMap((run) => run.models.map((model) => [model.modelId, model])))
  return expected.flatMap((model) => {
    const found = models.get(model.model_id)
    return found || model.source_run_id !== null
      ? [exactCase(`${name}:model ${model.model_id}`, expectedFacts(model), found && foundFacts(found))]
      : []
  })
}

function expectedFacts({ name, status, source_run_id, metrics }: ExpectedModel) {
  const exact = metrics.map(([metric, value, step, dataset]) => [metric, exactFloat(value), step, dataset])
  return { name, status, source_run_id, metrics: exact }
}

function foundFacts({ name, status, sourceRunId, metrics }: LoggedModel) {
  const exact = metrics.map((metric) => [
    metric.name,
    ExactNumber.float(metric.value),
    ExactNumber.int(metric.step),
    metric.dataset?.name ?? null,
  ])
  return { name, status, source_run_id: sourceRunId ?? null, metrics: exact }
}
