import { basename } from 'node:path'
import type { RunInfo } from '@runsheaf/core/plugin'
import type { ListedRun } from '../listing/listed-run.ts'
import { artifactUriOf } from '../meta/run-meta.ts'

type Fields = { readonly [F in keyof RunInfo]-?: (run: ListedRun) => RunInfo[F] }

const fields: Fields = {
  runId: ({ id }) => id,
  runName: ({ meta }) => meta.name,
  runDir: ({ folder }) => folder,
  experimentId: experimentIdOf,
  experimentName: experimentNameOf,
  jobName: experimentNameOf,
  status: ({ meta }) => meta.status,
  startTime: ({ meta }) => dateOf(meta.start),
  endTime: ({ meta }) => dateOf(meta.end),
  userId: ({ meta }) => meta.user,
  lifecycleStage: ({ meta }) => meta.lifecycle,
  artifactUri: ({ meta }) => artifactUriOf(meta),
  duration: ({ meta: { start, end } }) => (start === undefined || end === undefined ? undefined : (end - start) / 1000),
}

/** One field of {@link infoOf}. */
export const infoField = (run: ListedRun, field: keyof RunInfo): RunInfo[keyof RunInfo] => fields[field](run)

/** A listed run as core wants to see it. */
export function infoOf(run: ListedRun): RunInfo {
  return {
    runId: fields.runId(run),
    runName: fields.runName(run),
    runDir: fields.runDir(run),
    experimentId: fields.experimentId(run),
    experimentName: fields.experimentName(run),
    jobName: fields.jobName(run),
    status: fields.status(run),
    startTime: fields.startTime(run),
    endTime: fields.endTime(run),
    userId: fields.userId(run),
    lifecycleStage: fields.lifecycleStage(run),
    artifactUri: fields.artifactUri(run),
    duration: fields.duration(run),
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
