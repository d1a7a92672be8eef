import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { npmEnvironment, withNode } from './environment.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * Runs npm under this process's Node, without a shell, so that arguments arrive as they are.
 *
 * @param {string[]} args
 * @param {string} cwd
 * @returns {{ ok: boolean, stdout: string, output: string }} `output`: both streams, for error messages
 */
export function runNpm(args, cwd) {
  const cli = npmCli(process.env, process.execPath)
  const env = withNode(npmEnvironment(process.env), process.execPath)
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  })
  const output = `${stderr ?? ''}${stdout ?? ''}${error ? error.message : ''}`
  return { ok: status === 0, stdout: stdout ?? '', output }
}

/**
 * The path of `npm-cli.js`: the npm that started this process, the one beside Node, or the one in PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node path of the Node binary
 * @throws {SetupError} when there is none
 */
export function npmCli(env, node) {
  const folder = dirname(realpath(node))
  const inPath = (env.PATH ?? env.Path ?? '')
    .split(delimiter)
    .flatMap((entry) => [realpath(join(entry, 'npm')), join(entry, 'node_modules', 'npm', 'bin', 'npm-cli.js')])
  const candidates = [
    env.npm_execpath,
    join(folder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...inPath,
  ]
  const found = candidates.find((path) => path && basename(path) === 'npm-cli.js' && existsSync(path))
  if (found) return found
  throw new SetupError(
    'npm was not found, neither beside Node nor in PATH',
    'Install Node together with npm (https://nodejs.org) and run the same command again.',
  )
}

function realpath(path) {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
