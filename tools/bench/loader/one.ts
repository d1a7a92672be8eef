// node one.ts WORK ROOT THREADS: does a work once in this process, and prints how long it took and how much memory there was at most.
import { readEverything, twoThreads } from './floor.ts'
import { everything, question } from './work.ts'

const [name, root, threads] = process.argv.slice(2) as [string, string, string]

const works: Readonly<Record<string, () => unknown>> = {
  floor: () => (threads === '1' ? readEverything(root) : floor!.run()),
  everything: () => everything(root, Number(threads)),
  question: () => question(root, Number(threads)),
  nothing: () => {},
}

const floor = name === 'floor' && threads !== '1' ? await twoThreads(root) : undefined
const start = performance.now()
await works[name]!()
const milliseconds = performance.now() - start
const { user, system } = process.cpuUsage()
console.log(JSON.stringify({ milliseconds, cpu: (user + system) / 1000, peak: process.resourceUsage().maxRSS * 1024 }))
floor?.stop()
