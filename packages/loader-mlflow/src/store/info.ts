import type { RunInfo } from '@runsheaf/core/plugin'
import { isDeleted, type ListedRun } from '../listing/listed-run.ts'

/** A listed run as core wants to see it. */
export function infoOf(run: ListedRun): RunInfo {
  const { id, folder, experiment, meta } = run
  const experimentId = experiment.described ? experiment.id : (meta.experimentId ?? experiment.id)
  const experimentName = experiment.described ? experiment.name : experimentId
  const { start, end } = meta
  return {
    runId: id,
    runName: meta.name,
    runDir: folder,
    experimentId,
    experimentName,
    jobName: experimentName,
    status: meta.status,
    startTime: dateOf(start),
    endTime: dateOf(end),
    userId: meta.user,
    lifecycleStage: isDeleted(run) ? 'deleted' : 'active',
    artifactUri: meta.artifactUri,
    duration: start === undefined || end === undefined ? undefined : (end - start) / 1000,
  }
}

function dateOf(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds)
}
