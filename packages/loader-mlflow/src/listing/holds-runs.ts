import { child } from '../files/child.ts'
import type { Entry, FileSystem } from '../files/file-system.ts'
import { isFailure, readMetas } from '../meta/read-meta.ts'
import { isRunMeta } from '../meta/run-meta.ts'
import { hasMeta, listOrNothing, looksLikeRun, mayBeRun, metaName } from './folders.ts'

/**
 * Whether a folder without a meta.yaml holds runs, as an experiment that lost its own does. Opens the meta.yaml of one
 * folder in it: a folder around a store looks the same from outside.
 */
export function holdsRuns(files: FileSystem, folder: string, entries: readonly Entry[]): boolean {
  const first = entries.find((entry) => mayBeRun(entry) && hasMeta(files, child(folder, entry.name)))
  if (first === undefined) return false
  const path = child(folder, first.name)
  const meta = readMetas(files, [child(path, metaName)])[0]!
  return isFailure(meta) ? looksLikeRun(listOrNothing(files, path)) : isRunMeta(meta)
}
