import { spawnSync } from 'node:child_process'

/** How a program ended, with what it wrote to both streams. */
export interface Outcome {
  ok: boolean
  stdout: string
  output: string
}

/** Runs a Node program to its end, without a shell and without input. */
export function runNode(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Outcome {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  })
  return { ok: status === 0, stdout: stdout ?? '', output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` }
}
