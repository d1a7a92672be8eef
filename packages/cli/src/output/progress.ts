import type { Progress } from '@runsheaf/core'
import { shorten } from '@runsheaf/core/text'
import type { Context } from '../context.ts'
import { grouped } from '../query/plural.ts'

/** Shows how far reading has come, on a line of its own that is removed in the end, and by Ctrl-C. */
export interface ProgressLine {
  readonly update: (progress: Progress) => void
  readonly end: () => void
}

/** What is done sooner shows nothing. */
const patience = 300
const interval = 100
const clear = '\r\x1b[K'

/** A progress line on stderr; nothing where no terminal reads it. */
export function progressLine(
  { stderr, stderrIsTTY, columns }: Context,
  now = () => performance.now(),
): ProgressLine | undefined {
  if (!stderrIsTTY) return undefined
  const start = now()
  let shown = start + patience - interval
  let dirty = false
  const end = () => {
    if (!dirty) return
    dirty = false
    process.off('SIGINT', interrupted)
    stderr.write(clear)
  }
  const interrupted = () => {
    end()
    process.kill(process.pid, 'SIGINT')
  }
  return {
    update: (progress) => {
      const time = now()
      if (time - shown < interval) return
      shown = time
      if (!dirty) process.on('SIGINT', interrupted)
      dirty = true
      stderr.write(clear + shorten(progressText(progress, time - start), columns - 1))
    },
    end,
  }
}

function progressText({ done, total }: Progress, elapsed: number): string {
  const text = `reading ${grouped(done)} of ${grouped(total)} runs`
  const pace = done / elapsed
  if (!(pace > 0)) return text
  return `${text}, ${grouped(Math.round(pace * 1000))} a second, ${grouped(Math.ceil((total - done) / pace / 1000))} s left`
}
