import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isInstalled, markInstalled, stampOf } from '../../bootstrap/stamp.mjs'

const machine = { node: '24.21.0', platform: 'linux', arch: 'x64' }

test('a stamp changes with the lock file, the major version of Node and the platform, and with nothing else', () => {
  const stamp = stampOf('{}', machine)
  expect(stampOf('{}', { ...machine, node: '24.11.0' })).toBe(stamp)
  expect(stampOf('{ }', machine)).not.toBe(stamp)
  expect(stampOf('{}', { ...machine, node: '22.18.0' })).not.toBe(stamp)
  expect(stampOf('{}', { ...machine, arch: 'arm64' })).not.toBe(stamp)
  expect(stampOf('{}', { ...machine, platform: 'darwin' })).not.toBe(stamp)
})

test('an installation is known by its stamp, until node_modules is removed', () => {
  const root = mkdtempSync(join(tmpdir(), 'runsheaf-stamp-'))
  const stamp = stampOf('{}', machine)
  expect(isInstalled(root, stamp)).toBe(false)
  mkdirSync(join(root, 'node_modules'))
  markInstalled(root, stamp)
  expect(isInstalled(root, stamp)).toBe(true)
  expect(isInstalled(root, stampOf('{ }', machine))).toBe(false)
  rmSync(join(root, 'node_modules'), { recursive: true })
  expect(isInstalled(root, stamp)).toBe(false)
  rmSync(root, { recursive: true })
})
