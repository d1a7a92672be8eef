import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exampleStore } from '../../../../tools/example-store.ts'
import { run } from '../../src/program.ts'

// Snapshots show times; they are those of this zone, wherever the tests run.
process.env.TZ = 'UTC'

export const packageFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The example store, which real MLflow and Hydra wrote. */
export const store = await exampleStore(dirname(dirname(packageFolder)))

/** The folder that holds it, from where it is called by its name. */
export const beside = dirname(store)

export const storeName = 'sweep-ml3'

/** What a command wrote, and how it ended. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export interface Surroundings {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** The width of a terminal; none: a pipe. */
  readonly columns?: number
}

/** Runs a command in this process. */
export async function cli(
  args: readonly string[],
  { cwd = beside, env = {}, columns }: Surroundings = {},
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' }
  const sink = (name: 'stdout' | 'stderr') => ({
    write: (text: string | Uint8Array) => {
      written[name] += typeof text === 'string' ? text : new TextDecoder().decode(text)
    },
  })
  const code = await run(args, {
    env: { NO_COLOR: '1', ...env },
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    cwd,
    columns: columns ?? 80,
    isTTY: columns !== undefined,
    stderrIsTTY: false,
  })
  return { code, ...written }
}

/** What a command shows on a terminal of a width. */
export async function screen(columns: number, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await cli(args, { columns })
  const error = stderr === '' ? '' : `stderr:\n${stderr}`
  return `$ runsheaf ${args.map((arg) => (/^[\w/.:-]+$/.test(arg) ? arg : `'${arg}'`)).join(' ')}\n${stdout}${error}${code === 0 ? '' : `exit code ${code}\n`}`
}

/** A file of snapshots, which a person can read as it is. */
export const snapshot = (name: string) => join(packageFolder, 'test', 'snapshots', `${name}.txt`)
