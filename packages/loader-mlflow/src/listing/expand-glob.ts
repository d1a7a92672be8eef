import { parse, sep } from 'node:path'
import { globTest } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import type { FileSystem } from '../files/file-system.ts'
import { isStore } from './detect.ts'
import { listOrNothing, mayBeRun } from './folders.ts'

const magic = /[*?[]/

/**
 * The folders of runs that a path with `*`, `?` or `[abc]` stands for, each name of it by a glob of its own, sorted. A
 * path that is there, or has none of these, stands for itself. Folders that MLflow keeps for itself fit none.
 */
export function expandGlob(files: FileSystem, path: string): readonly string[] {
  if (!magic.test(path) || files.status(path)) return [path]
  const { root } = parse(path)
  const names = path.slice(root.length).split(sep)
  const found = names.reduce<readonly string[]>(
    (folders, name) => folders.flatMap((folder) => childrenOf(files, folder, name)),
    [root.slice(0, -sep.length)],
  )
  return found.filter((folder) => isStore(files, folder))
}

function childrenOf(files: FileSystem, folder: string, name: string): string[] {
  if (!magic.test(name)) return [child(folder, name)]
  const fits = globTest(name)
  return listOrNothing(files, folder || sep).flatMap((entry) =>
    mayBeRun(entry) && fits(entry.name) ? [child(folder, entry.name)] : [],
  )
}
