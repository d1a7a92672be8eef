import type { Progress } from '@runsheaf/core/plugin'

/** How long a step should take, in milliseconds: short enough for a program that goes on, or stops, in between. */
const stepTime = 40

const firstStep = 128
/** What a step makes on the way must fit into memory. */
const largestStep = 4096

/** Work that yields how far it is, and is told in return whether anybody waits for its next sign of life. */
export type Paced<T> = Generator<Progress, T, { readonly watched: boolean }>

const unwatched = { watched: false }

/** Runs work that yields on its way to the end at once. */
export function finish<T>(work: Generator<unknown, T, typeof unwatched>): T {
  for (;;) {
    const step = work.next(unwatched)
    if (step.done) return step.value
  }
}

/**
 * Does work on `total` things: in steps of about equal time if that is watched, else in large ones. A step that may take
 * long yields when a pause is in order.
 */
export function* paced(
  total: number,
  step: (start: number, end: number, watched: boolean) => Iterable<void> | void,
): Paced<void> {
  let size = firstStep
  for (let done = 0; done < total; ) {
    const { watched } = yield { done, total }
    const end = Math.min(total, done + (watched ? size : largestStep))
    const start = performance.now()
    for (const _ of step(done, end, watched) ?? []) yield { done, total }
    const fitting = ((end - done) * stepTime) / Math.max(performance.now() - start, 1)
    size = Math.max(1, Math.min(Math.round(fitting), size * 4, largestStep))
    done = end
  }
  yield { done: total, total }
}
