import type { MessagePort } from 'node:worker_threads'
import type { Bounds, ListedLinks } from '../files/bounds.ts'

/** Where in the shared memory of a task stand: the paths taken, the messages sent, the signs of life given, the files opened. */
export const taken = 0
export const sent = 1
export const beats = 2
export const opened = 3

/** The shared memory of a task. */
export const newCounts = () => new Int32Array(new SharedArrayBuffer(16))

/** A work that threads do side by side, each taking the next paths that nobody has. */
export interface Task {
  readonly work: string
  readonly options: unknown
  readonly bounds: Bounds | undefined
  readonly listed: ListedLinks | undefined
  /** One after another, with a zero byte between. */
  readonly paths: string
  /** How many paths a thread takes at a time. */
  readonly share: number
  readonly counts: Int32Array<SharedArrayBuffer>
  readonly port: MessagePort
}

/** What a thread did: the results of the paths from `start`. */
export interface Answer {
  readonly start: number
  readonly results: readonly any[]
  /** What led out of bounds, and where. */
  readonly outside: readonly (readonly [path: string, target: string])[]
}
