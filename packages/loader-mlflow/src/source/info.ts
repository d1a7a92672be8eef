import { basename } from 'node:path'
import type { RunInfo } from '@runsheaf/core/plugin'
import type { ListedRun } from '../listing/listed-run.ts'
import { artifactUriOf } from '../meta/run-meta.ts'

/** A listed run as core wants to see it. */
export function infoOf(run: ListedRun): RunInfo {
  const { id, folder, meta } = run
  const experimentName = experimentNameOf(run)
  return {
    runId: id,
    runName: meta.name,
    runDir: folder,
    experimentId: experimentIdOf(run),
    experimentName,
    jobName: experimentName,
    status: meta.status,
    startTime: dateOf(meta.start),
    endTime: dateOf(meta.end),
    userId: meta.user,
    lifecycleStage: meta.lifecycle,
    artifactUri: artifactUriOf(meta),
    duration: meta.start === undefined || meta.end === undefined ? undefined : (meta.end - meta.start) / 1000,
  }
}

/** The experiment's id; where its own meta.yaml is missing or contradicts its folder, what the run says. */
function experimentIdOf({ experiment, meta }: ListedRun): string {
  const doubtful = !experiment.described || meta.experimentId === basename(experiment.folder)
  return (doubtful ? meta.experimentId : undefined) ?? experiment.id
}

function experimentNameOf(run: ListedRun): string {
  return run.experiment.described ? run.experiment.name : experimentIdOf(run)
}

function dateOf(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds)
}
