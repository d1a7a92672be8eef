import type { FileSystem } from './file-system.ts'

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
 * Reads a batch of files, and reads those again that a writer seems to be in the middle of (MLflow empties a file
 * before it writes it anew). However many they are, the batch waits at most 60 ms; files that nobody has touched for
 * two seconds are not waited for.
 *
 * @param read one file through the file system given; `doubtful` says of its result whether a second look may give another.
 * @returns the results, in order of the paths.
 */
export function readPatiently<T>(
  files: FileSystem,
  paths: readonly string[],
  read: (files: FileSystem, path: string, position: number) => T,
  doubtful: (result: T) => boolean,
): T[] {
  const results = readAll(files, paths, read)
  let again = paths.flatMap((_, i) => (doubtful(results[i]!) ? [i] : []))
  for (const wait of waits) {
    again = again.filter((i) => isFresh(files, paths[i]!))
    if (again.length === 0) break
    sleep(wait)
    for (const i of again) results[i] = read(files, paths[i]!, i)
    again = again.filter((i) => doubtful(results[i]!))
  }
  return results
}

function readAll<T>(
  files: FileSystem,
  paths: readonly string[],
  read: (files: FileSystem, path: string, position: number) => T,
): T[] {
  if (!files.each) return paths.map((path, i) => read(files, path, i))
  const results = new Array<T>(paths.length)
  files.each(paths, (i, source) => {
    results[i] = read(source, paths[i]!, i)
  })
  return results
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
