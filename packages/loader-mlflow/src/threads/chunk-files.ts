import type { FileSystem } from '../files/file-system.ts'
import type { ReadChunk } from './task.ts'

/**
 * A file system that has the files of a chunk at hand, and asks another for everything else.
 *
 * @param paths of all files of the task.
 */
export function chunkFiles(files: FileSystem, paths: readonly string[], chunk: ReadChunk): FileSystem {
  const { start, bytes, ends, failures } = chunk
  const buffer = Buffer.from(bytes.buffer)
  const positions = new Map<string, number>()
  for (let i = 0; i < ends.length; i++) positions.set(paths[start + i]!, i)
  return {
    ...files,
    read(path, visit) {
      const i = positions.get(path)
      const failure = i === undefined ? undefined : failures.find(([position]) => position === i)
      if (failure) throw Object.assign(new Error(failure[2]), { code: failure[1] })
      if (i === undefined || ends[i]! < 0) return files.read(path, visit)
      let from = 0
      for (let before = i - 1; before >= 0 && from === 0; before--) from = Math.max(0, ends[before]!)
      visit(buffer.subarray(from, ends[i]), true)
    },
  }
}
