import { basename } from 'node:path'
import type { RunInfo } from '@runsheaf/core/plugin'
import type { ListedRun } from '../listing/listed-run.ts'

/** A listed run as core wants to see it. */
export function infoOf(run: ListedRun): RunInfo {
  const { id, folder, experiment, meta } = run
  const experimentId = experimentIdOf(run)
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
    lifecycleStage: meta.lifecycle,
    artifactUri: meta.artifactUri,
    duration: start === undefined || end === undefined ? undefined : (end - start) / 1000,
  }
}

/** The experiment's id; where its own meta.yaml is missing or contradicts its folder, what the run says. */
function experimentIdOf({ experiment, meta }: ListedRun): string {
  const doubtful = !experiment.described || meta.experimentId === basename(experiment.folder)
  return (doubtful ? meta.experimentId : undefined) ?? experiment.id
}

function dateOf(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds)
}
