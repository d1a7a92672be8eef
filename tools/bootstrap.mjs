// Runs one of this workspace's commands on a machine that has only git and some Node with npm: fetches a newer Node if
// need be, installs the dependencies if they changed, and starts the command. Plain JavaScript that Node 18 can run.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandLine, commandNames } from './bootstrap/commands.mjs'
import { npmEnvironment, withNode } from './bootstrap/environment.mjs'
import { ensureInstalled } from './bootstrap/install.mjs'
import { newerNode, noteNode } from './bootstrap/newer-node.mjs'
import { isSuitableNode } from './bootstrap/node-version.mjs'
import { SetupError } from './bootstrap/setup-error.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (line) => process.stderr.write(`runsheaf: ${line}\n`)

try {
  main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  process.stderr.write(`${error.print()}\n`)
  process.exitCode = 1
}

function main([name, ...args]) {
  const line = commandLine(root, name ?? '', args)
  if (!line) {
    throw new SetupError(
      name ? `there is no command ${name}` : 'which command?',
      `The commands are ${commandNames.join(', ')}; run one as: npm run COMMAND -- ARGUMENTS`,
    )
  }
  const current = process.versions.node
  if (!isSuitableNode(current)) {
    const node = newerNode(root)
    say(`this workspace needs Node 22.18, 24.11 or 26 and later, not ${current}; using Node ${node.version}`)
    return start(node.path, [join(root, 'tools', 'bootstrap.mjs'), name, ...args])
  }
  ensureInstalled(root, say)
  noteNode(root, { version: current, path: process.execPath })
  start(process.execPath, line)
}

/** Starts a program as this process's stand-in: same streams, same exit code, signals passed on. */
function start(node, args) {
  const env = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', ...withNode(npmEnvironment(process.env), node) }
  const child = spawn(node, args, { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    say(`could not start ${node}: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}
