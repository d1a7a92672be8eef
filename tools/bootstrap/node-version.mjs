/**
 * Whether this workspace installs and runs on a version of Node: 22.18 and later of 22, 24.11 and later of 24, and
 * everything from 26 on. Older ones cannot run TypeScript directly; the build tools refuse the ones in between.
 *
 * @param {string} version as `process.versions.node`, with or without a leading `v`
 */
export function isSuitableNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number)
  if (major === 22) return minor >= 18
  if (major === 24) return minor >= 11
  return major >= 26
}

/** The versions that {@link isSuitableNode} accepts and that exist as packages for every platform, newest first. */
export const newerNodeRange = '^22.18.0 || ^24.11.0'

/** @param {string} version as `process.versions.node` */
export function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0])
}
