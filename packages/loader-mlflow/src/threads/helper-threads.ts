import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Confinement } from '../files/bounds.ts'
import type { LazyList } from '../files/lazy-list.ts'
import type { Helpers, Work } from '../files/work.ts'
import { type Answer, beats, newCounts, opened, sent, type Task, taken } from './task.ts'

/** How long workers stay when there is nothing to do, in milliseconds. */
const idleTime = 500

/** A worker that gives no sign of life for so long is given up, in milliseconds. */
const patience = 5000

/** A share of the work is a sixteenth of what is left, but takes no longer than so many milliseconds. */
const longestShare = 10
/** How many paths a share may have. */
const largestShare = 512

/** A worker makes nothing that lasts: more room for what is young than so many megabytes is memory without use. */
const youngMemory = 4

/** How many paths are told at a time, so that many do not fill the memory of every thread. */
const largestTask = 4096

/** After how many paths the rest of the work is first judged. */
const firstLook = 4

/** The milliseconds of work that are worth asking for help, and starting a worker, whose code is slow for a tenth of a second. */
const usual = { asking: 1, starting: 300 }

/** How far beyond the time spent an estimate is trusted: what code runs for the first time takes longer. */
const surest = 15

/**
 * Worker threads that help with work for many files. This thread never waits for a worker to start, so that one that
 * cannot start costs nothing; and it asks for help once it knows how long the work takes, so that little work is not
 * told to anybody.
 */
export class HelperThreads implements Helpers {
  readonly #count: number
  readonly #worthwhile: { readonly asking: number; readonly starting: number }
  #workers: Worker[] = []
  #idle: NodeJS.Timeout | undefined
  #opened = 0

  constructor(count: number, worthwhile = usual) {
    this.#count = count
    this.#worthwhile = worthwhile
  }

  get opened(): number {
    return this.#opened
  }

  share<Options, Result>(
    work: Work<Options, Result>,
    options: Options,
    paths: LazyList<string>,
    own: (position: number) => void,
    take: (position: number, result: Result) => void,
    confinement?: Confinement,
  ): void {
    const start = performance.now()
    let next = 0
    for (let look = firstLook; next < paths.length; look *= 2) {
      while (next < look && next < paths.length) own(next++)
      const spent = performance.now() - start
      const each = spent / next
      const left = each * (paths.length - next)
      const workers = this.#helpersFor(left, spent)
      if (workers.length === 0) continue
      const share = Math.min(largestShare, Math.max(1, Math.round(Math.min(longestShare, left / 16) / each)))
      for (; next < paths.length; next += largestTask) {
        const first = next
        const count = Math.min(largestTask, paths.length - first)
        const part = Array.from({ length: count }, (_, i) => paths.at(first + i)!)
        this.#opened += shareOut(
          workers,
          work,
          options,
          part,
          share,
          (i) => own(first + i),
          (i, result) => take(first + i, result),
          confinement,
        )
      }
    }
    if (this.#workers.length === 0) return
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#stop(), idleTime).unref()
  }

  /** The workers to ask for work that would take this thread so many milliseconds more, judged by those spent. */
  #helpersFor(left: number, spent: number): readonly Worker[] {
    if (left >= this.#worthwhile.starting && spent * surest >= this.#worthwhile.starting) {
      while (this.#workers.length < this.#count) {
        const worker = startWorker(() => {
          this.#workers = this.#workers.filter((other) => other !== worker)
        })
        if (!worker) break
        this.#workers.push(worker)
      }
    }
    return left >= this.#worthwhile.asking ? this.#workers : []
  }

  #stop(): void {
    for (const worker of this.#workers) void worker.terminate()
    this.#workers = []
  }
}

function startWorker(onEnd: () => void): Worker | undefined {
  const name = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js'
  try {
    const worker = new Worker(new URL(name, import.meta.url), {
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxYoungGenerationSizeMb: youngMemory },
    })
    worker.unref()
    worker.on('error', onEnd)
    worker.on('exit', onEnd)
    return worker
  } catch {
    return undefined
  }
}

/** Does the work for the paths together with workers; how many files these opened for it. */
function shareOut<Options, Result>(
  workers: readonly Worker[],
  work: Work<Options, Result>,
  options: Options,
  paths: readonly string[],
  share: number,
  own: (position: number) => void,
  take: (position: number, result: Result) => void,
  confinement: Confinement | undefined,
): number {
  const counts = newCounts()
  const { bounds, report, listed } = confinement ?? {}
  const task = { work: work.name, options, bounds, listed, paths: paths.join('\0'), share, counts }
  const ports = workers.map((worker) => {
    const { port1, port2 } = new MessageChannel()
    worker.postMessage({ ...task, port: port2 } satisfies Task, [port2])
    return port1
  })
  /** Starts of shares whose results are not here yet. */
  const missing = new Set<number>()
  for (let start = 0; start < paths.length; start += share) missing.add(start)
  const receive = () => {
    for (const { start, results, outside } of answers(ports)) {
      for (const [path, target] of outside) report?.(path, target)
      missing.delete(start)
      for (const [i, result] of results.entries()) take(start + i, result)
    }
  }
  const doShare = (start: number) => {
    missing.delete(start)
    for (let i = start; i < Math.min(paths.length, start + share); i++) own(i)
  }
  for (let start = Atomics.add(counts, taken, share); start < paths.length; start = Atomics.add(counts, taken, share)) {
    doShare(start)
    receive()
  }
  while (missing.size > 0) {
    const seen = Atomics.load(counts, sent)
    receive()
    if (missing.size > 0 && !waitForAnswer(counts, seen)) break
  }
  for (const start of missing) doShare(start)
  for (const port of ports) port.close()
  return Atomics.load(counts, opened)
}

/** Waits for the next answer; false where no worker gives a sign of life any more. */
function waitForAnswer(counts: Int32Array<SharedArrayBuffer>, seen: number): boolean {
  for (;;) {
    const life = Atomics.load(counts, beats)
    if (Atomics.wait(counts, sent, seen, patience) !== 'timed-out') return true
    if (Atomics.load(counts, beats) === life) return false
  }
}

/** What workers have sent so far. */
function* answers(ports: readonly MessagePort[]): Generator<Answer> {
  for (const port of ports)
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) yield next.message
}
