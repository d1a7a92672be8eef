import type { Progress } from '@runsheaf/core'
import type { Context } from '../context.ts'
import { grouped } from '../query/plural.ts'

/** Shows how far reading has come, on a line of its own that is removed in the end. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void
  readonly end: () => void
}

/** What is done sooner shows nothing. */
const patience = 300
const interval = 100

/** A progress line on stderr; nothing where no terminal reads it. */
export function progressLine(
  { stderr, stderrIsTTY }: Context,
  now = () => performance.now(),
): ProgressLine | undefined {
  if (!stderrIsTTY) return undefined
  const start = now()
  let shown = start + patience - interval
  let dirty = false
  return {
    update: ({ done, total }) => {
      const time = now()
      if (time - shown < interval) return
      shown = time
      dirty = true
      const rest = done > 0 ? `, ${Math.ceil((((time - start) / done) * (total - done)) / 1000)} s left` : ''
      stderr.write(`\r\x1b[Kreading ${grouped(done)} of ${grouped(total)} runs${rest}`)
    },
    end: () => {
      if (dirty) stderr.write('\r\x1b[K')
    },
  }
}
