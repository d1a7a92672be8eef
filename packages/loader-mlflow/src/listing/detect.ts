import { basename } from 'node:path'
import { child } from '../files/child.ts'
import type { FileSystem } from '../files/file-system.ts'
import { describeModels } from './describe-models.ts'
import { hasMeta, listOrNothing, looksLikeRun, mayBeExperiment, metaName, trash } from './folders.ts'
import { holdsRuns } from './holds-runs.ts'

/**
 * Whether MLflow's files are in a folder: a store's, an experiment's or a run's. Opens no file, but where it takes a look
 * for experiments that lost their meta.yaml, and for models.
 */
export function isStore(files: FileSystem, folder: string): boolean {
  const entries = listOrNothing(files, folder)
  if (describeModels(files, folder)) return false
  if (entries.length === 0) return basename(folder) === 'mlruns' && files.status(folder)?.kind === 'folder'
  if (entries.some(({ name }) => name === metaName || name === trash) || looksLikeRun(entries)) return true
  const folders = entries.filter(mayBeExperiment).map(({ name }) => child(folder, name))
  return (
    folders.some((child) => hasMeta(files, child)) ||
    folders.some((child) => holdsRuns(files, child, listOrNothing(files, child)))
  )
}
