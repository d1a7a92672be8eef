import type { Columns } from '@runsheaf/core/plugin'
import { columnOf } from '@runsheaf/core/plugin'
import { cellText } from '@runsheaf/core/text'
import type { RunStory } from '../query/run-story.ts'

/** A run for programs that read JSON. */
export function runDocument({ run, metrics, artifacts, parent, children, faults }: RunStory): Record<string, unknown> {
  return {
    info: infoOf(run.info),
    config: run.cfg,
    params: run.params,
    metrics: Object.fromEntries(
      metrics.map(({ name, last, min, max, points }) => [name, { last, min, max, points: points.length }]),
    ),
    tags: run.tags,
    artifacts,
    parent: parent?.info.runId ?? null,
    children: children.map(({ info }) => info.runId),
    faults: faults.map(({ severity, code, message, path }) => ({ severity, code, message, path })),
  }
}

/** A run as two columns: every key, and its value. */
export function runRows({ run, metrics }: RunStory): Columns {
  const rows: [string, unknown][] = [
    ...Object.entries(infoOf(run.info)).map(([name, value]): [string, unknown] => [`info.${name}`, value]),
    ...Object.entries(run.toDict({ flatten: true })),
    ...Object.entries(run.params).map(([name, value]): [string, unknown] => [`params.${name}`, value]),
    ...metrics.map(({ name, last }): [string, unknown] => [`metrics.${name}`, last]),
    ...Object.entries(run.tags).map(([name, value]): [string, unknown] => [`tags.${name}`, value]),
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
