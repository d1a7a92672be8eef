import { expect, test } from 'vitest'
import { npmFailure } from '../../bootstrap/setup-error.mjs'

test('a registry that cannot be reached is called that, with the code and what to check', () => {
  const output = [
    'npm warn Unknown user config "nodedir".',
    'npm error code ENOTFOUND',
    'npm error syscall getaddrinfo',
    'npm error A complete log of this run can be found in: /home/u/.npm/_logs/x-debug-0.log',
  ].join('\n')
  expect(npmFailure('install the dependencies (npm ci)', output).print()).toBe(
    [
      'runsheaf: could not install the dependencies (npm ci): the package registry cannot be reached (ENOTFOUND).',
      '  Check the network connection and the proxy settings (npm config get proxy), then run the same command again.',
      '  npm said: code ENOTFOUND',
      '            syscall getaddrinfo',
    ].join('\n'),
  )
})

test('a full disk is called that', () => {
  expect(npmFailure('install', 'npm ERR! code ENOSPC').message).toBe('could not install: the disk is full (ENOSPC)')
})

test('any other failure hands on what npm said, cut to a few lines', () => {
  const output = ['npm error code EUSAGE', ...Array.from({ length: 50 }, (_, i) => `npm error line ${i}`)].join('\r\n')
  const error = npmFailure('install the dependencies', output)
  expect(error.message).toBe('could not install the dependencies')
  expect(error.detail.split('\n')).toEqual(['code EUSAGE', 'line 0', 'line 1', 'line 2', 'line 3', 'line 4'])
})
