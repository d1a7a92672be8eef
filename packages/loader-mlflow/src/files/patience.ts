import type { FileSystem } from './file-system.ts'
import type { LazyList } from './lazy-list.ts'
import { readEach } from './reading.ts'

/** A file changed within this time may be in the middle of being written. */
const freshMilliseconds = 2000
/** How long to wait before each further look at a batch. */
const waits = [5, 15, 40]

/** Whether a file was changed a moment ago, so that what is in it may not be final. */
export function isFresh(files: FileSystem, path: string): boolean {
  const status = files.status(path)
  return status !== undefined && status.modified > Date.now() - freshMilliseconds
}

/**
 * Reads a batch of files, and reads those again that a writer seems to be in the middle of: see {@link lookAgain}.
 *
 * @param read one file through the file system given.
 * @returns the results, in order of the paths.
 */
export function readPatiently<T>(
  files: FileSystem,
  paths: LazyList<string>,
  read: (files: FileSystem, path: string, position: number) => T,
  doubtful: (result: T) => boolean,
): T[] {
  const results = readEach(files, paths, read)
  lookAgain(
    files,
    results,
    (i) => paths.at(i)!,
    doubtful,
    (i) => read(files, paths.at(i)!, i),
  )
  return results
}

/**
 * Replaces results of a batch that a writer seems to have been in the middle of (MLflow empties a file before it writes
 * it anew). However many they are, the batch waits at most 60 ms; files that nobody has touched for two seconds are not
 * waited for.
 *
 * @param doubtful says of a result whether a second look may give another.
 */
export function lookAgain<T>(
  files: FileSystem,
  results: T[],
  pathAt: (position: number) => string,
  doubtful: (result: T, position: number) => boolean,
  read: (position: number) => T,
): void {
  let again: number[] = []
  for (let i = 0; i < results.length; i++) if (doubtful(results[i]!, i)) again.push(i)
  for (const wait of waits) {
    again = again.filter((i) => isFresh(files, pathAt(i)))
    if (again.length === 0) return
    sleep(wait)
    for (const i of again) results[i] = read(i)
    again = again.filter((i) => doubtful(results[i]!, i))
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
