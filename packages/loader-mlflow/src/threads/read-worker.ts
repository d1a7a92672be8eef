import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { chunkSize, done, largestSize, type ReadChunk, type Task, taken } from './task.ts'

const arena = Buffer.allocUnsafeSlow(chunkSize * largestSize)

parentPort?.on('message', ({ paths, counts, port }: Task) => {
  for (;;) {
    const start = Atomics.add(counts, taken, 1) * chunkSize
    if (start >= paths.length) break
    const chunk = readChunk(start, paths.slice(start, start + chunkSize))
    port.postMessage(chunk, [chunk.bytes.buffer])
    Atomics.add(counts, done, 1)
    Atomics.notify(counts, done)
  }
  port.close()
})

function readChunk(start: number, paths: readonly string[]): ReadChunk {
  const ends = new Int32Array(paths.length)
  const failures: ReadChunk['failures'][number][] = []
  let end = 0
  for (const [i, path] of paths.entries()) {
    try {
      const size = readInto(path, end)
      ends[i] = size < largestSize ? end + size : -1
      if (size < largestSize) end += size
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      ends[i] = -1
      failures.push([i, code, message])
    }
  }
  return { start, bytes: new Uint8Array(arena.subarray(0, end)), ends, failures }
}

/** How many bytes the file has, up to `largestSize`. */
function readInto(path: string, offset: number): number {
  const handle = openSync(path, 'r')
  try {
    return readSync(handle, arena, offset, largestSize, null)
  } finally {
    closeSync(handle)
  }
}
