import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { majorOf } from './node-version.mjs'

/**
 * What an installation of the dependencies depends on, as one line of text: the lock file's hash, Node's major
 * version (native packages) and the platform.
 *
 * @param {string | Buffer} lockFile contents of package-lock.json
 * @param {{ node: string, platform: string, arch: string }} machine
 */
export function stampOf(lockFile, { node, platform, arch }) {
  const lock = createHash('sha256').update(lockFile).digest('hex')
  return JSON.stringify({ lock, node: majorOf(node), platform: `${platform}-${arch}` })
}

/**
 * Whether the dependencies were installed for exactly this stamp. The stamp lies inside node_modules and so disappears
 * with it.
 *
 * @param {string} root the checkout
 * @param {string} stamp
 */
export function isInstalled(root, stamp) {
  try {
    return readFileSync(stampPath(root), 'utf8') === stamp
  } catch {
    return false
  }
}

/**
 * @param {string} root the checkout
 * @param {string} stamp
 */
export function markInstalled(root, stamp) {
  writeFileSync(stampPath(root), stamp)
}

function stampPath(root) {
  return join(root, 'node_modules', '.runsheaf-install.json')
}
