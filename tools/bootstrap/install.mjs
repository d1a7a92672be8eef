import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { runNpm } from './npm.mjs'
import { npmFailure, SetupError } from './setup-error.mjs'
import { isInstalled, markInstalled, stampOf } from './stamp.mjs'

/**
 * Installs the dependencies if the lock file, Node's major version or the platform changed since the last time. Of
 * several calls at once, one installs and the others wait for it.
 *
 * @param {string} root the checkout
 * @param {(line: string) => void} say
 * @throws {SetupError} when npm fails
 */
export function ensureInstalled(root, say) {
  const stamp = currentStamp(root)
  if (isInstalled(root, stamp)) return
  withLock(join(root, '.cache', 'setup.lock'), say, () => {
    if (!isInstalled(root, stamp)) install(root, stamp, say)
  })
}

function install(root, stamp, say) {
  say('installing dependencies (npm ci); this happens once per change of package-lock.json …')
  const { ok, output } = runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], root)
  if (!ok) throw npmFailure('install the dependencies (npm ci)', output)
  markInstalled(root, stamp)
}

function currentStamp(root) {
  const path = join(root, 'package-lock.json')
  if (!existsSync(path)) {
    throw new SetupError(
      `${path} is missing`,
      'Restore it (git checkout package-lock.json) and run the same command again.',
    )
  }
  const { platform, arch, versions } = process
  return stampOf(readFileSync(path), { node: versions.node, platform, arch })
}
