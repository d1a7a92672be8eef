import type { FileSystem } from './file-system.ts'
import type { LazyList } from './lazy-list.ts'
import type { Work } from './work.ts'

/** Files of this size and larger are left to the thread that wants them, which reads them piece by piece. */
const largestSize = 1 << 16

/** A file's bytes, or why there are none; neither where it is large. */
export interface Content {
  readonly bytes?: Uint8Array | undefined
  readonly failure?: { readonly code: string | undefined; readonly message: string }
}

/** Reads files for another thread. */
export const reading: Work<undefined, Content> = {
  name: 'reading',

  run(files, path) {
    try {
      let bytes: Content['bytes']
      let pieces = 0
      files.read(path, (piece, end) => {
        bytes = ++pieces === 1 && end && piece.length < largestSize ? new Uint8Array(piece) : undefined
      })
      return { bytes }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      return { failure: { code, message } }
    }
  },
}

/**
 * Reads many files, and gives what `read` makes of each, in their order. Other threads do the opening, where there are
 * any; `read` is always called here, with a file system through which that path can be read.
 */
export function readEach<T>(
  files: FileSystem,
  paths: LazyList<string>,
  read: (files: FileSystem, path: string, position: number) => T,
): T[] {
  const results = new Array<T>(paths.length)
  const own = (i: number) => {
    results[i] = read(files, paths.at(i)!, i)
  }
  if (!files.helpers) {
    for (let i = 0; i < paths.length; i++) own(i)
    return results
  }
  const present = new Map<string, Content>()
  const source = presentFiles(files, present)
  files.helpers.share(reading, undefined, paths, own, (i, content) => {
    present.clear()
    const path = paths.at(i)!
    present.set(path, content)
    results[i] = read(source, path, i)
  })
  return results
}

/** A file system that has some files at hand, and asks another for everything else. */
export function presentFiles(files: FileSystem, present: ReadonlyMap<string, Content>): FileSystem {
  return {
    list: (folder) => files.list(folder),
    status: (path) => files.status(path),
    realPath: (path) => files.realPath(path),
    read(path, visit) {
      const { bytes, failure } = present.get(path) ?? {}
      if (failure) throw Object.assign(new Error(failure.message), { code: failure.code })
      if (bytes) visit(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), true)
      else files.read(path, visit)
    },
  }
}
