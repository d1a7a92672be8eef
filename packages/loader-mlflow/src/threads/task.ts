import type { MessagePort } from 'node:worker_threads'

/** How many files a thread takes at a time. */
export const chunkSize = 32

/** Files of this size and larger are left to the main thread, which streams them. */
export const largestSize = 1 << 16

/** Where in the shared memory of a task the count of chunks taken, and of those done by workers, stands. */
export const taken = 0
export const done = 1

/** A list of files that threads read side by side, each taking the next chunk that nobody has. */
export interface Task {
  readonly paths: readonly string[]
  readonly counts: Int32Array<SharedArrayBuffer>
  readonly port: MessagePort
}

/** What a worker read: the bytes of the chunk's files one after another. */
export interface ReadChunk {
  /** Of the first file, in the task's paths. */
  readonly start: number
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where each file ends in `bytes`; negative where it was not read: see `failures`, or it is large. */
  readonly ends: Int32Array
  readonly failures: readonly (readonly [position: number, code: string | undefined, message: string])[]
}
