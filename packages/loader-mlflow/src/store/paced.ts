import type { Progress } from '@runsheaf/core/plugin'

/** How long a step should take, in milliseconds: short enough for a program that goes on, or stops, in between. */
const stepTime = 40

const firstStep = 128

/** Does work on `total` things in steps of about equal time, and yields between them how many are done. */
export function* paced(total: number, step: (start: number, end: number) => void): Generator<Progress, void> {
  let size = firstStep
  for (let done = 0; done < total; ) {
    yield { done, total }
    const end = Math.min(total, done + size)
    const start = performance.now()
    step(done, end)
    const fitting = ((end - done) * stepTime) / Math.max(performance.now() - start, 1)
    size = Math.max(1, Math.min(Math.round(fitting), size * 4))
    done = end
  }
  yield { done: total, total }
}
