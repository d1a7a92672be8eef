import type { FileSystem } from './file-system.ts'

/** A file system that counts the files that are opened through it, be it by helpers. */
export function countedFiles(files: FileSystem): FileSystem {
  let own = 0
  return {
    ...files,
    read(file, visit) {
      own++
      files.read(file, visit)
    },
    get opened() {
      return own + (files.helpers?.opened ?? 0)
    },
  }
}
