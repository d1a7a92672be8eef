import { realpathSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'

/** Whether a file would be written into a folder, by whatever links either is named. */
export function isInside(file: string, folder: string): boolean {
  return realPath(file).startsWith(realPath(folder) + sep)
}

/** The path without links, as far as it exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path))
  }
}
