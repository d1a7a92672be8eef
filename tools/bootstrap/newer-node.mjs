import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isMusl, nodePackage } from './node-package.mjs'
import { isSuitableNode } from './node-version.mjs'
import { runNpm } from './npm.mjs'
import { npmFailure, SetupError } from './setup-error.mjs'

/**
 * @typedef {{ version: string, path: string }} NodeBinary
 */

/**
 * A Node that this workspace runs on: the one that an earlier call noted, or else the one that npm fetches.
 *
 * @param {string} root the checkout
 * @returns {NodeBinary}
 * @throws {SetupError} when there is none for this machine, or npm cannot fetch it
 */
export function newerNode(root) {
  return readNote(root) ?? fetchNode(root)
}

/**
 * Notes the Node that runs now, so that the next call under an old Node need not ask npm (about a second).
 *
 * @param {string} root the checkout
 * @param {NodeBinary} binary
 */
export function noteNode(root, binary) {
  const note = JSON.stringify({ ...binary, machine: machine() })
  const path = notePath(root)
  if (existsSync(path) && readFileSync(path, 'utf8') === note) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, note)
}

/** The noted binary if it is of this machine, suits, and still exists. */
function readNote(root) {
  try {
    const { version, path, machine: of } = JSON.parse(readFileSync(notePath(root), 'utf8'))
    return of === machine() && isSuitableNode(version) && existsSync(path) ? { version, path } : undefined
  } catch {
    return undefined
  }
}

/** Lets npm put a Node into its cache and asks that Node where it is. */
function fetchNode(root) {
  const specification = nodePackage({ platform: process.platform, arch: process.arch, musl: isMusl() })
  const question = 'node -p "JSON.stringify([process.versions.node, process.execPath])"'
  const { ok, stdout, output } = runNpm(['exec', '--yes', `--package=${specification}`, '-c', question], root)
  if (!ok) throw npmFailure(`fetch a newer Node (${specification})`, output)
  const [version, path] = JSON.parse(stdout.trim().split('\n').at(-1))
  if (isSuitableNode(version)) return { version, path }
  throw new SetupError(
    `npm was asked for a newer Node (${specification}) and gave ${version}`,
    'Install Node 24 (https://nodejs.org) and run the same command again.',
  )
}

function notePath(root) {
  return join(root, 'node_modules', '.cache', 'runsheaf', 'node.json')
}

function machine() {
  return `${process.platform}-${process.arch}`
}
