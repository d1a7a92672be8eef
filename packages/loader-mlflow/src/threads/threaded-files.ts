import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { FileSystem } from '../files/file-system.ts'
import { chunkFiles } from './chunk-files.ts'
import { chunkSize, done, type ReadChunk, type Task, taken } from './task.ts'

/** Fewer files are read sooner than told to somebody else. */
const usualFewest = 512

/** How long workers stay when there is nothing to do. */
const idleMilliseconds = 500

/** A worker that does not answer for so long is given up. */
const patienceMilliseconds = 5000

/**
 * A file system in which many files are read by several threads: this one, and workers that take what it has not yet
 * come to. This thread never waits for a worker to start, so that one that cannot start costs nothing.
 *
 * @param threads how many threads read, this one included.
 * @param fewest how many files are worth it.
 */
export function threadedFiles(files: FileSystem, threads: number, fewest = usualFewest): FileSystem {
  if (threads < 2) return files
  let workers: Worker[] = []
  let idle: NodeJS.Timeout | undefined

  const stop = () => {
    for (const worker of workers) void worker.terminate()
    workers = []
  }

  return {
    ...files,
    each(paths, visit) {
      if (paths.length < fewest) {
        for (let i = 0; i < paths.length; i++) visit(i, files)
        return
      }
      clearTimeout(idle)
      while (workers.length < threads - 1) {
        const worker = start(() => {
          workers = workers.filter((other) => other !== worker)
        })
        if (!worker) break
        workers.push(worker)
      }
      readTogether(files, workers, paths, visit)
      idle = setTimeout(stop, idleMilliseconds).unref()
    },
  }
}

function start(onEnd: () => void): Worker | undefined {
  const name = import.meta.url.endsWith('.ts') ? './read-worker.ts' : './read-worker.js'
  try {
    const worker = new Worker(new URL(name, import.meta.url), { execArgv: [], stdout: true, stderr: true })
    worker.unref()
    worker.on('error', onEnd)
    worker.on('exit', onEnd)
    return worker
  } catch {
    return undefined
  }
}

function readTogether(
  files: FileSystem,
  workers: readonly Worker[],
  paths: readonly string[],
  visit: (position: number, files: FileSystem) => void,
): void {
  const counts = new Int32Array(new SharedArrayBuffer(8))
  const ports = workers.map((worker) => {
    const { port1, port2 } = new MessageChannel()
    worker.postMessage({ paths, counts, port: port2 } satisfies Task, [port2])
    return port1
  })
  const chunks = Math.ceil(paths.length / chunkSize)
  const missing = new Set(Array.from({ length: chunks }, (_, chunk) => chunk))
  for (let chunk = Atomics.add(counts, taken, 1); chunk < chunks; chunk = Atomics.add(counts, taken, 1)) {
    missing.delete(chunk)
    const end = Math.min(paths.length, (chunk + 1) * chunkSize)
    for (let i = chunk * chunkSize; i < end; i++) visit(i, files)
    receive(files, ports, paths, missing, visit)
  }
  while (missing.size > 0) {
    const seen = Atomics.load(counts, done)
    receive(files, ports, paths, missing, visit)
    if (missing.size === 0) break
    if (Atomics.wait(counts, done, seen, patienceMilliseconds) === 'timed-out') break
  }
  for (const chunk of missing) {
    const end = Math.min(paths.length, (chunk + 1) * chunkSize)
    for (let i = chunk * chunkSize; i < end; i++) visit(i, files)
  }
  for (const port of ports) port.close()
}

/** Takes what workers have read so far. */
function receive(
  files: FileSystem,
  ports: readonly MessagePort[],
  paths: readonly string[],
  missing: Set<number>,
  visit: (position: number, files: FileSystem) => void,
): void {
  for (const port of ports) {
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) {
      const chunk: ReadChunk = next.message
      missing.delete(chunk.start / chunkSize)
      const source = chunkFiles(files, paths, chunk)
      for (let i = 0; i < chunk.ends.length; i++) visit(chunk.start + i, source)
    }
  }
}
