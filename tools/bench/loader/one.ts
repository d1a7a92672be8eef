// node one.ts WORK ROOT THREADS: does one work of the benchmark of the loader in this process, and prints what it took.
import type { Measurement } from '../harness.ts'
import { readEverything, twoThreads } from './floor.ts'
import { everything, question } from './work.ts'

const [work, root, threads] = process.argv.slice(2) as [string, string, string]

const floor = work === 'floor' && threads === '2' ? await twoThreads(root) : undefined
const works: Readonly<Record<string, () => unknown>> = {
  floor: floor?.run ?? (() => readEverything(root)),
  everything: () => everything(root, Number(threads)),
  question: () => question(root, Number(threads)),
  nothing: () => {},
}

const start = performance.now()
await works[work]!()
const milliseconds = performance.now() - start
console.log(JSON.stringify({ milliseconds, peak: process.resourceUsage().maxRSS * 1024 } satisfies Measurement))
floor?.stop()
