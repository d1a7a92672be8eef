import type { Columns, LoggedModel } from '@runsheaf/core/plugin'
import { cellText } from '@runsheaf/core/text'
import type { RunDetails } from '../query/run-details.ts'
import { columnsOf } from './view.ts'

/** A run for programs that read JSON. */
export function runDocument(details: RunDetails): Record<string, unknown> {
  const { run, metrics, datasets, models, artifacts, parent, children, faults } = details
  return {
    info: infoOf(run.info),
    config: run.cfg,
    params: run.params,
    metrics: Object.fromEntries(
      metrics.map(({ name, last, min, max, values }) => [name, { last, min, max, points: values.length }]),
    ),
    tags: run.tags,
    datasets: datasets.map(({ name, digest, context }) => ({ name, digest, context: context ?? null })),
    models: models.map(modelDocument),
    artifacts,
    parent: parent?.info.runId ?? null,
    children: children.map(({ info }) => info.runId),
    faults: faults.map(({ severity, code, message, path }) => ({ severity, code, message, path })),
  }
}

function modelDocument(model: LoggedModel): Record<string, unknown> {
  return {
    model_id: model.modelId,
    role: model.role,
    step: model.step ?? null,
    name: model.name ?? null,
    status: model.status,
    type: model.type ?? null,
    source_run_id: model.sourceRunId ?? null,
    creation_time: model.creationTime ?? null,
    path: model.path ?? null,
    params: model.params,
    tags: model.tags,
    metrics: model.metrics.map(({ name, value, step, timestamp, runId, dataset }) => ({
      name,
      value,
      step,
      time: new Date(timestamp),
      run_id: runId,
      dataset: dataset ?? null,
    })),
  }
}

/** A run as two columns: every key, and its value. */
export function runRows({ run, values, datasets, models }: RunDetails): Columns {
  const rows: (readonly [key: string, value: unknown])[] = [
    ...Object.entries(infoOf(run.info)).map(([name, value]) => [`info.${name}`, value] as const),
    ...values.entries('cfg', 'params', 'metrics', 'tags'),
    ...datasets.map(({ name, digest }) => [`datasets.${name}`, digest] as const),
    ...models.map(({ modelId, role, name }) => [`models.${role}.${modelId}`, name ?? ''] as const),
  ]
  return columnsOf(rows.length, { key: rows.map(([key]) => key), value: rows.map(([, value]) => cellText(value)) })
}

function infoOf(info: RunDetails['run']['info']): Record<string, unknown> {
  return {
    run_id: info.runId,
    run_name: info.runName,
    run_dir: info.runDir,
    experiment_id: info.experimentId,
    experiment_name: info.experimentName,
    status: info.status,
    start_time: info.startTime,
    end_time: info.endTime,
    duration: info.duration,
    user_id: info.userId,
    lifecycle_stage: info.lifecycleStage,
    artifact_uri: info.artifactUri,
  }
}
