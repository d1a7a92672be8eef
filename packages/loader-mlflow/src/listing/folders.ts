import { child } from '../files/child.ts'
import type { Entry, FileSystem } from '../files/file-system.ts'

/** Folders of an experiment that MLflow keeps for itself (`FileStore.RESERVED_EXPERIMENT_FOLDERS`). */
const reserved = new Set(['tags', 'datasets', 'traces', 'models'])

/** The folders of a run. An experiment has `tags`, too. */
const ofRuns = new Set(['metrics', 'params', 'artifacts'])

export const trash = '.trash'
export const metaName = 'meta.yaml'

/** Whether an entry of a store's folder may be an experiment. */
export function mayBeExperiment({ name, kind }: Entry): boolean {
  return kind === 'folder' && name !== 'models' && !name.startsWith('.') && !name.endsWith(trash)
}

/** Whether an entry of an experiment's folder may be a run. */
export function mayBeRun({ name, kind }: Entry): boolean {
  return kind === 'folder' && !reserved.has(name) && !name.startsWith('.')
}

/** Whether a folder looks like a run's, whatever its meta.yaml says. */
export function looksLikeRun(entries: readonly Entry[]): boolean {
  return entries.some(({ name, kind }) => kind === 'folder' && ofRuns.has(name))
}

/** The entries of a folder, sorted by code unit; none where it does not exist or may not be listed. */
export function listOrNothing(files: FileSystem, folder: string): readonly Entry[] {
  try {
    return listSorted(files, folder)
  } catch {
    return []
  }
}

/** The entries of a folder, sorted by code unit, which is the same on every platform. Most systems list them so. */
export function listSorted(files: FileSystem, folder: string): readonly Entry[] {
  const entries = files.list(folder)
  for (let i = 1; i < entries.length; i++)
    if (entries[i - 1]!.name > entries[i]!.name) return entries.toSorted((a, b) => compareText(a.name, b.name))
  return entries
}

export function hasMeta(files: FileSystem, folder: string): boolean {
  return files.status(child(folder, metaName)) !== undefined
}

/** Order by UTF-16 code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
