import { expect, test } from 'vitest'
import { lockProblems } from '../../checks/lock-file.ts'

test('a lock file without addresses that lists every native package passes', () => {
  const packages = {
    '': {},
    'node_modules/@x/core': { resolved: 'packages/core', link: true },
    'node_modules/a': { optionalDependencies: { '@a/linux-x64': '1.0.0' } },
    'node_modules/a/node_modules/@a/linux-x64': {},
  }
  expect(lockProblems({ packages })).toEqual([])
})

test('an address and a native package that is not listed are found', () => {
  const packages = {
    'node_modules/a': { resolved: 'https://packages.example/a.tgz', optionalDependencies: { '@a/win32-x64': '1.0.0' } },
  }
  expect(lockProblems({ packages }).map(({ what }) => what)).toEqual([
    'is to be downloaded from https://packages.example/a.tgz',
    'its optional dependency @a/win32-x64 is not listed; npm ci refuses that',
  ])
})
