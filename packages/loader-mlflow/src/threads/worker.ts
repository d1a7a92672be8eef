import { parentPort } from 'node:worker_threads'
import { confinedFiles } from '../files/confined-files.ts'
import type { FileSystem } from '../files/file-system.ts'
import { nodeFiles } from '../files/node-files.ts'
import { type Answer, beats, opened, sent, type Task, taken } from './task.ts'
import { works } from './works.ts'

const machine = nodeFiles()
let counts: Task['counts'] | undefined

/** Gives a sign of life with each piece, so that a long file is not taken for a thread that hangs. */
const files: FileSystem = {
  ...machine,
  read: (path, visit) => {
    if (counts) Atomics.add(counts, opened, 1)
    machine.read(path, (piece, end) => {
      if (counts) Atomics.add(counts, beats, 1)
      visit(piece, end)
    })
  },
}

const outside: [path: string, target: string][] = []
let confined: { readonly id: number; readonly files: FileSystem } | undefined

/** The files within bounds: those of the last task, where it had the same. */
function filesWithin({ bounds, listed }: Task): FileSystem {
  if (!bounds) return files
  if (confined?.id !== bounds.id) {
    const report = (path: string, target: string) => outside.push([path, target])
    confined = { id: bounds.id, files: confinedFiles(files, { bounds, report, listed }) }
  }
  return confined.files
}

parentPort?.on('message', (task: Task) => {
  const work = works.get(task.work)!
  const paths = task.paths.split('\0')
  const within = filesWithin(task)
  counts = task.counts
  for (;;) {
    const start = Atomics.add(counts, taken, task.share)
    if (start >= paths.length) break
    const part = paths.slice(start, start + task.share)
    const results = part.map((path) => work.run(within, path, task.options))
    const answer: Answer = { start, results, outside: outside.splice(0) }
    const transfer = results.flatMap((result) => work.buffersOf?.(result) ?? [])
    task.port.postMessage(answer, transfer)
    Atomics.add(counts, sent, 1)
    Atomics.notify(counts, sent)
  }
  task.port.close()
})
