import { type Columns, columnOf, type LoggedModel } from '@runsheaf/core/plugin'
import { cellText } from '@runsheaf/core/text'
import type { RunStory } from '../query/run-story.ts'

/** A run for programs that read JSON. */
export function runDocument(story: RunStory): Record<string, unknown> {
  const { run, metrics, datasets, models, artifacts, parent, children, faults } = story
  return {
    info: infoOf(run.info),
    config: run.cfg,
    params: run.params,
    metrics: Object.fromEntries(
      metrics.map(({ name, last, min, max, points }) => [name, { last, min, max, points: points.length }]),
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
export function runRows({ run, metrics, datasets, models }: RunStory): Columns {
  const rows: [string, unknown][] = [
    ...Object.entries(infoOf(run.info)).map(([name, value]): [string, unknown] => [`info.${name}`, value]),
    ...Object.entries(run.toDict({ flatten: true })),
    ...Object.entries(run.params).map(([name, value]): [string, unknown] => [`params.${name}`, value]),
    ...metrics.map(({ name, last }): [string, unknown] => [`metrics.${name}`, last]),
    ...Object.entries(run.tags).map(([name, value]): [string, unknown] => [`tags.${name}`, value]),
    ...datasets.map(({ name, digest }): [string, unknown] => [`datasets.${name}`, digest]),
    ...models.map(({ modelId, role, name }): [string, unknown] => [`models.${role}.${modelId}`, name ?? '']),
  ]
  const column = (name: string, values: readonly string[]) => ({ ...columnOf(values), name })
  return {
    length: rows.length,
    columns: [
      column(
        'key',
        rows.map(([key]) => key),
      ),
      column(
        'value',
        rows.map(([, value]) => cellText(value)),
      ),
    ],
  }
}

function infoOf(info: RunStory['run']['info']): Record<string, unknown> {
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
