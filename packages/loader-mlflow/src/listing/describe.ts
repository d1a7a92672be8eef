import type { ExperimentChoice, ExperimentInfo, RunSource } from '@runsheaf/core/plugin'
import { DiagnosticLog } from '../diagnostics/diagnostic-log.ts'
import type { FileSystem } from '../files/file-system.ts'
import { finish, type Paced } from '../files/paced.ts'
import { compareExperiments, type Experiment } from './experiment.ts'
import { listRuns, survey } from './list-runs.ts'

/**
 * All experiments at a location, deleted ones too, in order ({@link compareExperiments}). To count the runs that are not
 * deleted, the meta.yaml of each run is opened. Yields how far it is.
 */
export function* describeExperiments(files: FileSystem, location: string): Paced<readonly ExperimentInfo[]> {
  const log = new DiagnosticLog()
  const wanted = { lifecycle: 'all' } as const
  const found = survey(files, [location], wanted, log)
  const counts = new Map<string, number>()
  for (const { experiment, meta } of yield* listRuns(files, found, wanted, log))
    if (meta.lifecycle === 'active') counts.set(experiment.folder, (counts.get(experiment.folder) ?? 0) + 1)
  return experimentInfos(found.experiments).map((info) => ({ ...info, runs: counts.get(info.location) ?? 0 }))
}

/** What experiments say of themselves, in order ({@link compareExperiments}). */
export function experimentInfos(experiments: readonly Experiment[]): NonNullable<RunSource['experiments']> {
  return experiments.toSorted(compareExperiments).map(({ id, name, folder, created, deleted, ending }) => ({
    experimentId: id,
    name,
    lifecycleStage: deleted || ending ? 'deleted' : 'active',
    location: folder,
    creationTime: created === undefined ? undefined : new Date(created),
  }))
}

/**
 * The folders of the runs that are not deleted, in order, those that lie beside the experiments last; an experiment is
 * read when its turn comes.
 */
export function* runDirs(
  files: FileSystem,
  location: string,
  choice: ExperimentChoice | undefined,
): Generator<string, void> {
  const log = new DiagnosticLog()
  const wanted = { lifecycle: 'active', ...(choice !== undefined && { experiments: choice }) } as const
  const { experiments, runs } = survey(files, [location], wanted, log)
  const parts = experiments.toSorted(compareExperiments).map((experiment) => ({ experiments: [experiment], runs: [] }))
  const known = new Set(runs.map(({ folder }) => folder))
  for (const part of [...parts, { experiments: [], runs }]) {
    for (const { folder } of finish(listRuns(files, part, wanted, log)))
      if (part.experiments.length === 0 || !known.has(folder)) yield folder
  }
}
