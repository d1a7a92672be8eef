import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beside, packageFolder } from './cli.ts'

export { beside, storeName } from './cli.ts'

/** What starts the command line in a process, from its sources. */
export const mainWords = [
  process.execPath,
  '--conditions=@runsheaf/source',
  '--disable-warning=ExperimentalWarning',
  join(packageFolder, 'src/main.ts'),
]

/** util-linux's program that runs a command in a pseudo terminal. */
const script = '/usr/bin/script'

export const hasScript = spawnSync(script, ['--version']).status === 0

/** What a command shows in a pseudo terminal, as it is sent there. */
export function inTerminal(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { columns = 80, rows = 24 } = {},
): string {
  const words = [...mainWords, ...args].map((word) => `'${word}'`).join(' ')
  return execFileSync(script, ['-qec', `stty cols ${columns} rows ${rows}; ${words}`, '/dev/null'], {
    cwd: beside,
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', TERM: 'xterm', ...env },
    encoding: 'utf8',
  })
}
