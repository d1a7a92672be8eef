import { cpus, totalmem } from 'node:os'

/** One way of doing a task, to be timed against others. */
export interface Contestant {
  name: string
  run(): unknown
}

/** A task, done in several ways; the first is the baseline that the others are compared with. */
export interface Benchmark {
  name: string
  /** What is measured, in one line. */
  about: string
  /** Prepares the data and gives the contestants, with the size of the data in words. */
  prepare(): { size: string; contestants: readonly [Contestant, ...Contestant[]]; cleanUp(): void }
}

/** The times of one contestant in milliseconds; `ratio` is its median to that of the baseline. */
export interface Timing {
  name: string
  median: number
  fastest: number
  slowest: number
  ratio: number
}

/** Rounds that are run before those that count. */
const warmUps = 1

/**
 * Times contestants in rounds, each of them once per round, in an order that turns by one place from round to round:
 * what else the machine does at the time then meets all of them alike.
 */
export async function measure(contestants: readonly Contestant[], rounds: number): Promise<Timing[]> {
  if (rounds < 5) throw new Error(`a median of ${rounds} rounds says little: take at least 5`)
  const times = contestants.map((): number[] => [])
  for (let round = -warmUps; round < rounds; round++) {
    for (let place = 0; place < contestants.length; place++) {
      const which = (place + round + contestants.length) % contestants.length
      const time = await timeOf(contestants[which] as Contestant)
      if (round >= 0) times[which]?.push(time)
    }
  }
  const baseline = median(times[0] ?? [])
  return contestants.map(({ name }, i) => {
    const own = times[i] as number[]
    return {
      name,
      median: median(own),
      fastest: Math.min(...own),
      slowest: Math.max(...own),
      ratio: median(own) / baseline,
    }
  })
}

async function timeOf({ run }: Contestant): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** The middle of several numbers, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

/** The machine and the Node that figures come from. */
function machine(): string {
  const [cpu] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${cpu?.model.trim() || process.arch}, ${memory} GB, ${process.platform}, Node ${process.version}`
}

/** Figures as a table in plain text, with how they were taken. */
export function report({ name, about }: Benchmark, size: string, timings: readonly Timing[], rounds: number): string {
  const width = Math.max(...timings.map((timing) => timing.name.length))
  const ms = (time: number) => `${time.toFixed(1)} ms`.padStart(12)
  return [
    `${name}: ${about}`,
    `  data     ${size}`,
    `  machine  ${machine()}`,
    `  method   median of ${rounds} alternating rounds after ${warmUps} to warm up, one process, warm file cache`,
    '',
    `  ${' '.repeat(width)}${['median', 'fastest', 'slowest'].map((title) => title.padStart(12)).join('')}   ratio`,
    ...timings.map(
      (timing) =>
        `  ${timing.name.padEnd(width)}${ms(timing.median)}${ms(timing.fastest)}${ms(timing.slowest)}   ${timing.ratio.toPrecision(3)}`,
    ),
  ].join('\n')
}
