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

/** The library that opens pseudo terminals; nothing where none can be opened. */
const pty = await openable().catch(() => undefined)

async function openable() {
  const { spawn } = await import('@lydell/node-pty')
  spawn(process.execPath, ['--version'], {}).kill()
  return { spawn }
}

export const hasTerminal = pty !== undefined

interface Surroundings {
  readonly columns?: number
  readonly rows?: number
  readonly cwd?: string
  /** What starts the command line. */
  readonly words?: readonly string[]
  /** What is typed, by what is shown so far; nothing: nothing yet. Once something is typed, it is not asked again. */
  readonly typed?: (shown: string) => string | undefined
}

/** What stays in a pseudo terminal of what a command shows: the line of progress, which a busy machine sees, does not. */
export async function leftInTerminal(...args: Parameters<typeof inTerminal>): Promise<string> {
  const parts = (await inTerminal(...args)).split('\r\u001b[K')
  return parts.filter((part) => !part.startsWith('reading ')).join('')
}

/** What a command shows in a pseudo terminal, as it is sent there. */
export function inTerminal(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  { columns = 80, rows = 24, cwd = beside, words = mainWords, typed }: Surroundings = {},
): Promise<string> {
  const [file = '', ...first] = words
  return new Promise((resolve) => {
    const child = pty!.spawn(file, [...first, ...args], {
      cols: columns,
      rows,
      cwd,
      name: 'xterm',
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', ...env },
    })
    let shown = ''
    let isTyped = false
    child.onData((text) => {
      shown += text
      const keys = isTyped ? undefined : typed?.(shown)
      if (keys === undefined) return
      isTyped = true
      child.write(keys)
    })
    child.onExit(() => resolve(shown))
  })
}
