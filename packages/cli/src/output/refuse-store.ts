import { sep } from 'node:path'
import { realPath } from '../query/real-path.ts'

/** Whether a file would be written into a folder, by whatever links either is named. */
export function isInside(file: string, folder: string): boolean {
  return realPath(file).startsWith(realPath(folder) + sep)
}
