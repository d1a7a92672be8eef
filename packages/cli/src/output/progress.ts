import type { Progress, ReadOptions } from '@runsheaf/core'
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
  let before: number | undefined
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
      before ??= progress.files ?? 0
      if (time - shown < interval) return
      shown = time
      if (!dirty) process.on('SIGINT', interrupted)
      dirty = true
      stderr.write(clear + shorten(progressText(progress, before, time - start), columns - 1))
    },
    end,
  }
}

/** Waits for reading, with a progress line. */
export async function watched<T>(context: Context, reading: (options: ReadOptions) => Promise<T>): Promise<T> {
  const progress = progressLine(context)
  try {
    return await reading(progress ? { onProgress: progress.update } : {})
  } finally {
    progress?.end()
  }
}

/** Runs, the pace at which files are opened (or runs are read, where files are not counted), and the time that is left. */
function progressText({ done, total, files }: Progress, before: number, elapsed: number): string {
  const text = `reading ${grouped(done)} of ${grouped(total)} runs`
  const seconds = elapsed / 1000
  if (!(done > 0) || !(seconds > 0)) return text
  const pace = (files === undefined ? done : files - before) / seconds
  const left = Math.ceil(((total - done) * seconds) / done)
  return `${text}, ${grouped(Math.round(pace))} ${files === undefined ? 'runs' : 'files'} a second, ${grouped(left)} s left`
}
