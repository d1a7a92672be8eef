import { cpus, totalmem } from 'node:os'

/** One way of doing a task, to be timed against others. */
export interface Contestant {
  name: string
  /** Does the task. Where it is done elsewhere, gives what was measured there. */
  run(): unknown
}

/** What another process measured of itself. */
export interface Measurement {
  milliseconds: number
  /** Bytes that it had in memory at most. */
  peak: number
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
  /** Median of the bytes that its process had in memory at most. */
  peak?: number
}

/** Rounds that are run before those that count. */
const warmUps = 1

/**
 * Times contestants in rounds, each of them once per round, in an order that turns by one place from round to round:
 * what else the machine does at the time then meets all of them alike.
 */
export async function measure(contestants: readonly Contestant[], rounds: number): Promise<Timing[]> {
  if (rounds < 5) throw new Error(`a median of ${rounds} rounds says little: take at least 5`)
  const measured = contestants.map((): (Omit<Measurement, 'peak'> & Partial<Measurement>)[] => [])
  for (let round = -warmUps; round < rounds; round++) {
    for (let place = 0; place < contestants.length; place++) {
      const which = (place + round + contestants.length) % contestants.length
      const found = await measureOnce(contestants[which] as Contestant)
      if (round >= 0) measured[which]?.push(found)
    }
  }
  const times = measured.map((found) => found.map(({ milliseconds }) => milliseconds))
  const baseline = median(times[0] ?? [])
  return contestants.map(({ name }, i) => {
    const own = times[i] as number[]
    const peaks = measured[i]!.flatMap(({ peak }) => peak ?? [])
    return {
      name,
      median: median(own),
      fastest: Math.min(...own),
      slowest: Math.max(...own),
      ratio: median(own) / baseline,
      ...(peaks.length > 0 && { peak: median(peaks) }),
    }
  })
}

async function measureOnce({ run }: Contestant): Promise<{ milliseconds: number; peak?: number }> {
  const start = performance.now()
  const result = await run()
  const milliseconds = performance.now() - start
  return isMeasurement(result) ? result : { milliseconds }
}

function isMeasurement(result: unknown): result is Measurement {
  return typeof result === 'object' && result !== null && 'milliseconds' in result && 'peak' in result
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
  const apart = timings.some(({ peak }) => peak !== undefined)
  return [
    `${name}: ${about}`,
    `  data     ${size}`,
    `  machine  ${machine()}`,
    `  method   median of ${rounds} alternating rounds after ${warmUps} to warm up, ${apart ? 'a new process for each' : 'one process'}, warm file cache`,
    '',
    `  ${' '.repeat(width)}${['median', 'fastest', 'slowest'].map((title) => title.padStart(12)).join('')}   ratio${apart ? '   peak memory' : ''}`,
    ...timings.map(({ name, median, fastest, slowest, ratio, peak }) =>
      [
        `  ${name.padEnd(width)}${ms(median)}${ms(fastest)}${ms(slowest)}   ${ratio.toPrecision(3)}`,
        ...(peak === undefined ? [] : [`${(peak / 2 ** 20).toFixed(0)} MB`.padStart(14)]),
      ].join(''),
    ),
  ].join('\n')
}
