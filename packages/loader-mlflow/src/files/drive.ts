import { setImmediate } from 'node:timers/promises'
import { type ReadOptions, RunError } from '@runsheaf/core/plugin'
import type { FileSystem } from './file-system.ts'
import type { Paced } from './paced.ts'

/**
 * Runs work that yields its progress to the end, and lets the event loop go on in between where somebody watches it.
 *
 * @throws RunError `ABORTED` once the signal says so.
 */
export async function drive<T>(work: Paced<T>, files: FileSystem, { signal, onProgress }: ReadOptions): Promise<T> {
  const watched = Boolean(signal || onProgress)
  try {
    for (;;) {
      if (signal?.aborted) throw new RunError('ABORTED', 'The reading was aborted.', { cause: signal.reason })
      const step = work.next({ watched })
      if (step.done) return step.value
      const { opened } = files
      onProgress?.({ ...step.value, ...(opened !== undefined && { files: opened }) })
      if (watched) await setImmediate()
    }
  } finally {
    work.return(undefined as never)
  }
}
