import { setImmediate } from 'node:timers/promises'
import type { ReadOptions, RunCollection } from '@runsheaf/core'

/** So many runs are visited at a time. */
const part = 256

/** Visits runs part by part; where somebody watches, the program goes on in between. */
export async function visitRuns(
  runs: RunCollection,
  visit: (part: RunCollection) => void,
  { onProgress }: ReadOptions,
): Promise<void> {
  if (!onProgress) return visit(runs)
  const total = runs.length
  for (let done = 0; done < total; done += part) {
    onProgress({ done, total })
    await setImmediate()
    visit(runs.slice(done, done + part))
  }
}
