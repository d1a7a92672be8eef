import { type LoadRequest, requestedExperiments } from '@runsheaf/core/plugin'
import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts'
import { child } from '../files/child.ts'
import { readText } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import { lazyMap } from '../files/lazy-list.ts'
import { type Paced, paced } from '../files/paced.ts'
import type { ListedTexts } from '../files/read-texts.ts'
import { isFailure, readMetasAs } from '../meta/read-meta.ts'
import { type RunMeta, runMeta } from '../meta/run-meta.ts'
import type { Experiment } from './experiment.ts'
import { runNotOfStage, runUnusable } from './faults.ts'
import { hasMeta, listOrNothing, looksLikeRun, metaName } from './folders.ts'
import { isLikely, likelyRuns, type RunFolder } from './likely-runs.ts'
import { compareRuns, isDeleted, type ListedRun, listedRun } from './listed-run.ts'
import { runFolders, withoutCopies } from './run-folders.ts'
import { Survey } from './survey.ts'

/** What to list. */
export type Wanted = Pick<LoadRequest, 'experiments' | 'experimentIds' | 'lifecycle' | 'where'>

/** Experiments whose runs are still to be listed, and runs found by themselves. */
export interface Surveyed {
  readonly experiments: readonly Experiment[]
  readonly runs: readonly ListedRun[]
}

/**
 * The experiments at the locations that are wanted, and the runs that lie there by themselves. Opens the meta.yaml of each
 * experiment that may be wanted, and lists each store.
 */
export function survey(files: FileSystem, locations: readonly string[], wanted: Wanted, log: DiagnosticLog): Surveyed {
  const found = new Survey(files, log)
  const only = wanted.experiments === undefined ? wanted.experimentIds : undefined
  for (const location of locations) found.add(location, wanted.lifecycle !== 'active', only)
  const single = [...found.runs.values()]
  const known = new Set([...found.experiments.values(), ...single.map(({ experiment }) => experiment)])
  const requested = requestedExperiments([...known], wanted)
  const chosen = new Set(requested.filter((experiment) => isLikely(experiment, wanted.where)))
  return {
    experiments: [...found.experiments.values()].filter((experiment) => chosen.has(experiment)),
    runs: single.filter(({ experiment }) => chosen.has(experiment)),
  }
}

/**
 * The runs of what {@link survey} found, in order ({@link compareRuns}); yields between batches how far it is. Opens the
 * meta.yaml of each run that may be wanted ({@link likelyRuns}), and the tag `mlflow.runName` of runs without a name; lists
 * each of the experiments.
 *
 * @param listed is given the params and tags that it has read on the way.
 */
export function* listRuns(
  files: FileSystem,
  found: Surveyed,
  wanted: Wanted,
  log: DiagnosticLog,
  listed: ListedTexts = new Map(),
): Paced<ListedRun[]> {
  const known = new Set(found.runs.map(({ folder }) => folder))
  const folders = found.experiments.flatMap((experiment) => {
    return runFolders(files, experiment, log).flatMap((folder) => (known.has(folder) ? [] : [{ folder, experiment }]))
  })
  const named = (run: ListedRun) => (isWanted(run, wanted) ? withName(files, run) : run)
  const runs = found.runs.map(named)
  const single = new Set(runs)
  const take = (run: ListedRun) => runs.push(named(run))
  yield* readRuns(files, yield* likelyRuns(files, folders, wanted.where, listed), log, take)
  const originals = withoutCopies(files, runs, log)
  yield { done: folders.length, total: folders.length }
  for (const run of originals)
    if (single.has(run) && !isWanted(run, wanted)) log.add(runNotOfStage(run, isDeleted(run)))
  return originals.filter((run) => isWanted(run, wanted)).sort(compareRuns)
}

function isWanted(run: ListedRun, { lifecycle }: Wanted): boolean {
  return lifecycle === 'all' || isDeleted(run) === (lifecycle === 'deleted')
}

/** Takes the runs in some folders. */
function readRuns(
  files: FileSystem,
  folders: readonly RunFolder[],
  log: DiagnosticLog,
  take: (run: ListedRun) => void,
): Paced<void> {
  return paced(folders.length, (start, end) => {
    const part = folders.slice(start, end)
    const paths = lazyMap(part, ({ folder }) => child(folder, metaName))
    for (const [i, meta] of readMetasAs(files, paths, runMeta).entries()) {
      const { folder, experiment } = part[i]!
      if (!isFailure(meta)) take(listedRun(folder, meta, experiment))
      else if (meta.reason !== 'absent' || wasRun(files, folder)) log.add(runUnusable(folder, meta))
    }
  })
}

/** Folders that are no runs may lie in an experiment; a run that has just gone is none, either. */
function wasRun(files: FileSystem, folder: string): boolean {
  return looksLikeRun(listOrNothing(files, folder)) && !hasMeta(files, folder)
}

/** A run without a name in its meta.yaml, as before MLflow 1.30, has it in a tag. */
function withName(files: FileSystem, run: ListedRun): ListedRun {
  if (run.meta.name !== undefined) return run
  try {
    const name = readText(files, child(run.folder, 'tags', 'mlflow.runName')).text
    const meta: RunMeta = { ...run.meta, name: name || undefined }
    return { ...run, meta }
  } catch {
    return run
  }
}
