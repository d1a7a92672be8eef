import { once } from 'node:events'
import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

const buffer = Buffer.alloc(1 << 16)

/** Lists every folder, and opens, reads and closes every file: the least that reading everything can cost. */
export function readEverything(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) readEverything(path)
    else readFile(path)
  }
}

function readFile(path: string): void {
  const file = openSync(path, 'r')
  while (readSync(file, buffer) > 0);
  closeSync(file)
}

/** The same on two threads that each take half of the runs. */
export async function twoThreads(root: string): Promise<{ run(): Promise<void>; stop(): void }> {
  const folders = readdirSync(root).map((name) => join(root, name))
  const runs = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  const halves = [0, 1].map((half) => runs.filter((_, i) => i % 2 === half))
  const workers = halves.map(() => new Worker(new URL('./floor-worker.ts', import.meta.url)))
  await Promise.all(workers.map((worker) => once(worker, 'online')))
  const ask = (worker: Worker, half: readonly string[]) =>
    new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve())
      worker.once('error', reject)
      worker.postMessage(half)
    })
  return {
    run: async () => {
      await Promise.all(workers.map((worker, i) => ask(worker, halves[i] as string[])))
    },
    stop: () => {
      for (const worker of workers) void worker.terminate()
    },
  }
}
