import { setImmediate } from 'node:timers/promises'
import { type Progress, type ReadOptions, RunError } from '@runsheaf/core/plugin'

/**
 * Runs work that yields its progress to the end, and lets the event loop go on in between where somebody watches it.
 *
 * @throws RunError `ABORTED` once the signal says so.
 */
export async function drive<T>(work: Generator<Progress, T>, { signal, onProgress }: ReadOptions): Promise<T> {
  for (;;) {
    if (signal?.aborted) throw new RunError('ABORTED', 'The reading was aborted.', { cause: signal.reason })
    const step = work.next()
    if (step.done) return step.value
    onProgress?.(step.value)
    if (signal || onProgress) await setImmediate()
  }
}

/** Runs such work to the end at once. */
export function finish<T>(work: Generator<Progress, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
