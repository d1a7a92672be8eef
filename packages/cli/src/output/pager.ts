import { spawnSync } from 'node:child_process'
import type { Context } from '../context.ts'

/** The program in which a long text is shown: `$PAGER`, else `less`. Nothing where no terminal reads, or it is `cat` or empty. */
export function pagerFor({ isTTY, env }: Pick<Context, 'isTTY' | 'env'>): string | undefined {
  const pager = (env.PAGER ?? 'less').trim()
  return isTTY && env.TERM !== 'dumb' && pager !== '' && pager !== 'cat' ? pager : undefined
}

/** What a shell answers where there is no such program. */
const notFound = 127

/**
 * Shows a text in a pager until its reader is done; whether there was such a program. `less` is told, unless `$LESS` says
 * otherwise, to show colours, to end where one screen is enough, and to leave what it showed on the terminal.
 */
export function showPaged(text: string, pager: string, env: Context['env']): boolean {
  // Ctrl-C belongs to the pager: who ended with it would leave the pager alone with the terminal.
  const ignore = () => {}
  process.on('SIGINT', ignore)
  try {
    const { status } = spawnSync(pager, {
      shell: true,
      input: text,
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { LESS: 'FRX', LV: '-c', ...env },
    })
    return status !== notFound
  } finally {
    process.off('SIGINT', ignore)
  }
}
