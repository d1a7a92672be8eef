import { execFileSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RunStore } from '@runsheaf/core/verbs'
import { mlflow } from '@runsheaf/loader-mlflow'
import { generateStore } from '../fixtures/store.ts'
import type { StoreShape } from '../fixtures/store-shape.ts'
import { root } from '../root.ts'
import type { Benchmark, Contestant, Measurement } from './harness.ts'
import { readEverything } from './loader/floor.ts'

/** So few files that many runs can be written. */
const small: Partial<StoreShape> = { metrics: 2, params: 1, tags: 1, points: 5 }

/** The growth from small 10,000 to small 100,000 is that of one shape. */
const sizes: Readonly<Record<string, Partial<StoreShape>>> = {
  '1000': { runs: 1000 },
  '10000': { runs: 10_000 },
  '10000 small': { ...small, runs: 10_000 },
  '100000 small': { ...small, runs: 100_000 },
}

/** Reading a store, by size; ratios are to what listing and reading its files costs at the least. */
const stores: readonly Benchmark[] = Object.entries(sizes).map(([size, shape]) => ({
  name: `loader ${size}`,
  about: `load ${size} runs, and ask one question, or for everything as columns`,
  prepare() {
    const store = mkdtempSync(join(tmpdir(), 'runsheaf-bench-'))
    const { runs, files } = generateStore(store, shape)
    const contestant = (name: string, work: string, threads: number): Contestant => ({
      name,
      run: () => inOwnProcess(work, store, threads),
    })
    return {
      size: `${runs.length} runs, ${files} files`,
      contestants: [
        contestant('floor on two threads: list all, open, read and close every file', 'floor', 2),
        contestant('the same on one thread', 'floor', 1),
        contestant('everything, two threads', 'everything', 2),
        contestant('everything, one thread', 'everything', 1),
        contestant('one question, two threads', 'question', 2),
        contestant('one question, one thread', 'question', 1),
        contestant('nothing but the library in memory', 'nothing', 1),
      ],
      cleanUp: () => rmSync(store, { recursive: true, force: true }),
    }
  },
}))

/** With the packages as users have them, not from the sources. */
function inOwnProcess(work: string, store: string, threads: number): Measurement {
  if (!existsSync(join(root, 'packages/loader-mlflow/dist/worker.js'))) throw new Error('build first: npm run build')
  const script = fileURLToPath(new URL('./loader/one.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, [script, work, store, String(threads)]).toString())
}

const lines = 2_000_000

/** One long history; a line is about 38 bytes. */
const history: Benchmark = {
  name: 'loader history',
  about: `one metric of ${lines} lines, on one thread`,
  prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'runsheaf-bench-'))
    writeHistory(join(folder, '1', 'r'))
    const store = async () => new RunStore(await mlflow({ threads: 1 }).load([folder], { lifecycle: 'active' }))
    const rows = Int32Array.of(0)
    const column = async (reduce?: 'min') =>
      (await store()).column({ facet: 'metrics', path: ['loss'], ...(reduce && { reduce }) }, rows)
    return {
      size: `${lines} lines`,
      contestants: [
        { name: 'read the bytes', run: () => readEverything(folder) },
        { name: 'last value', run: () => column() },
        { name: 'minimum', run: () => column('min') },
        { name: 'history as columns', run: async () => (await store()).histories(['loss'], rows, {}) },
      ],
      cleanUp: () => rmSync(folder, { recursive: true, force: true }),
    }
  },
}

function writeHistory(run: string): void {
  mkdirSync(join(run, 'metrics'), { recursive: true })
  writeFileSync(join(run, '..', 'meta.yaml'), "experiment_id: '1'\nname: e\n")
  writeFileSync(
    join(run, 'meta.yaml'),
    "experiment_id: '1'\nrun_id: r\nrun_name: n\nstart_time: 1\nstatus: 3\nuser_id: u\n",
  )
  const file = openSync(join(run, 'metrics', 'loss'), 'w')
  for (let start = 0; start < lines; start += 1000) {
    const part = Array.from(
      { length: 1000 },
      (_, i) => `${1762166651567 + (start + i) * 37} ${lossAt(start + i)} ${start + i}\n`,
    )
    writeSync(file, part.join(''))
  }
  closeSync(file)
}

/** Falls, with a ripple that fills all digits. */
const lossAt = (step: number) => 1 / (1 + step / 1000) + (Math.sin(step) + 1) / 100

export const loader: readonly Benchmark[] = [...stores, history]
