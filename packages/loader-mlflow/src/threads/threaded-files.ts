import type { FileSystem } from '../files/file-system.ts'
import { HelperThreads } from './helper-threads.ts'

/**
 * A file system in which work for many files is done by several threads: this one, and workers that take what it has not
 * yet come to.
 *
 * @param threads how many threads work, this one included.
 * @param worthwhile the milliseconds that a work must still take for workers to be asked, and to be started, for it.
 */
export function threadedFiles(
  files: FileSystem,
  threads: number,
  worthwhile?: { readonly asking: number; readonly starting: number },
): FileSystem {
  return threads < 2 ? files : { ...files, helpers: new HelperThreads(threads - 1, worthwhile) }
}
