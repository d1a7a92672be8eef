/** Where text goes. */
export interface TextOutput {
  write(text: string | Uint8Array): unknown
}

/** All that a command knows of the world around it, so that it runs as well in a test as in a terminal. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: TextOutput
  readonly stderr: TextOutput
  readonly cwd: string
  /** The width of the terminal. */
  readonly columns: number
  /** How many lines the terminal shows; unset where that is unknown. */
  readonly rows?: number
  /** Whether a terminal reads stdout. */
  readonly isTTY: boolean
  /** Whether a terminal shows stderr. */
  readonly stderrIsTTY: boolean
  /** Whether no code of a project may run, as while a command is still being typed. */
  readonly inert?: boolean
  /** Takes what has to be closed when the command has ended, however it does. */
  readonly onEnd?: (close: () => Promise<void>) => void
}

const defaultWidth = 80

/** The context of a process. */
export function processContext(process: NodeJS.Process): Context {
  const { env, stdout, stderr } = process
  const fromEnv = Number.parseInt(env.COLUMNS ?? '', 10)
  return {
    env,
    stdout,
    stderr,
    cwd: process.cwd(),
    ...(stdout.rows > 0 && { rows: stdout.rows }),
    columns: stdout.columns || (fromEnv > 0 ? fromEnv : defaultWidth),
    isTTY: stdout.isTTY === true,
    stderrIsTTY: stderr.isTTY === true,
  }
}
