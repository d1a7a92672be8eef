import { basename } from 'node:path'
import type { RunMeta } from '../meta/run-meta.ts'
import { compareExperiments, compareTimes, type Experiment } from './experiment.ts'
import { compareText } from './folders.ts'

/** A run as the listing finds it. */
export interface ListedRun {
  /** `run_id`, or `run_uuid`, or the name of the folder. */
  readonly id: string
  readonly folder: string
  readonly experiment: Experiment
  readonly meta: RunMeta
}

export function listedRun(folder: string, meta: RunMeta, experiment: Experiment): ListedRun {
  return { id: meta.id ?? basename(folder), folder, experiment, meta }
}

/** By experiment (creation time, then id), then by start time, unknown ones last, then by run id. */
export function compareRuns(a: ListedRun, b: ListedRun): number {
  return (
    (a.experiment === b.experiment ? 0 : compareExperiments(a.experiment, b.experiment)) ||
    compareTimes(a.meta.start, b.meta.start) ||
    compareText(a.id, b.id) ||
    compareText(a.folder, b.folder)
  )
}

/** Whether a run is deleted: by itself, or with its experiment. */
export function isDeleted(run: ListedRun): boolean {
  return run.meta.lifecycle === 'deleted' || run.experiment.deleted
}
