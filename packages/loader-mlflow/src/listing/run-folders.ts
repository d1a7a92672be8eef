import { basename } from 'node:path'
import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts'
import { child } from '../files/child.ts'
import { describeError, errorCode } from '../files/content.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Experiment } from './experiment.ts'
import {
  experimentCopied,
  folderUnreadable,
  linkBroken,
  runCopied,
  runFolderRenamed,
  runMisplaced,
  runQuestionable,
} from './faults.ts'
import { listSorted, mayBeRun } from './folders.ts'
import type { ListedRun } from './listed-run.ts'

/** The folders in an experiment that may hold a run each; one listing. An experiment that has just gone has none. */
export function runFolders(files: FileSystem, { folder }: Experiment, log: DiagnosticLog): string[] {
  try {
    const entries = listSorted(files, folder)
    for (const { name, kind } of entries) if (kind === 'broken') log.add(linkBroken(child(folder, name)))
    return entries.filter(mayBeRun).map(({ name }) => child(folder, name))
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') log.add(folderUnreadable(folder, describeError(error)))
    return []
  }
}

/**
 * Of runs with the same id in one store, the one in the folder of that id and of its experiment; what is odd about the
 * others, and about those that are kept, is reported.
 */
export function withoutCopies(files: FileSystem, runs: readonly ListedRun[], log: DiagnosticLog): ListedRun[] {
  const stores = Map.groupBy(runs, ({ experiment }) => experiment.store)
  const originals = [...stores.values()].flatMap((ofStore) => originalsOf(files, ofStore, log))
  for (const run of originals) reportOddities(run, log)
  return originals
}

function originalsOf(files: FileSystem, runs: readonly ListedRun[], log: DiagnosticLog): ListedRun[] {
  const kept = new Map<string, ListedRun>()
  const copies: ListedRun[] = []
  for (const run of runs) {
    const other = kept.get(run.id)
    const better = other === undefined || rank(run) < rank(other)
    if (better) kept.set(run.id, run)
    if (other !== undefined) copies.push(better ? other : run)
  }
  for (const copy of copies) {
    const original = kept.get(copy.id)!
    if (copy.experiment !== original.experiment) log.add(experimentCopied(copy.experiment, original.experiment))
    else if (!isSameFolder(files, copy.folder, original.folder)) log.add(runCopied(copy, original))
  }
  return [...kept.values()]
}

/** Whether one is a link to the other. */
function isSameFolder(files: FileSystem, a: string, b: string): boolean {
  try {
    return files.realPath(a) === files.realPath(b)
  } catch {
    return false
  }
}

/** Smaller is more likely the original. */
function rank(run: ListedRun): number {
  const { folder, experiment, meta, id } = run
  return (
    Number(meta.experimentId !== experiment.id) * 8 +
    Number(experiment.deleted) * 4 +
    Number(basename(experiment.folder) !== experiment.id) * 2 +
    Number(basename(folder) !== id)
  )
}

function reportOddities(run: ListedRun, log: DiagnosticLog): void {
  if (run.meta.problems.length > 0) log.add(runQuestionable(run))
  if (basename(run.folder) !== run.id) log.add(runFolderRenamed(run))
  if (isMisplaced(run)) log.add(runMisplaced(run))
}

/** Whether a run names another experiment than the one it lies in, by whose id that goes by meta.yaml or folder. */
function isMisplaced({ experiment, meta: { experimentId } }: ListedRun): boolean {
  return experiment.described && experimentId !== experiment.id && experimentId !== basename(experiment.folder)
}
