import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from '../../bootstrap/lock.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runsheaf-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const silent = () => {}

test('the lock is held during the work and gone after it, also when the work fails', () => {
  const path = join(folder, 'a', 'lock')
  expect(withLock(path, silent, () => existsSync(path))).toBe(true)
  expect(existsSync(path)).toBe(false)
  const fail = () => {
    throw new Error('no')
  }
  expect(() => withLock(path, silent, fail)).toThrow('no')
  expect(existsSync(path)).toBe(false)
})

test('the lock of a process that has died is taken over', async () => {
  const path = join(folder, 'lock')
  const dead = spawn(process.execPath, ['-e', ''])
  await new Promise((done) => dead.on('exit', done))
  writeFileSync(path, JSON.stringify({ pid: dead.pid, host: hostname() }))
  expect(withLock(path, silent, () => 'done')).toBe('done')
})

test('of several processes at once, never two hold the lock', async () => {
  const log = join(folder, 'log')
  const program = `
    import { appendFileSync } from 'node:fs'
    import { withLock } from ${JSON.stringify(new URL('../../bootstrap/lock.mjs', import.meta.url).href)}
    const [, path, log] = process.argv
    withLock(path, () => {}, () => {
      appendFileSync(log, 'in ')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60)
      appendFileSync(log, 'out ')
    })`
  const run = () =>
    new Promise((done) => {
      const args = ['--input-type=module', '-e', program, join(folder, 'lock'), log]
      spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', done)
    })
  const codes = await Promise.all([run(), run(), run(), run()])
  expect(codes).toEqual([0, 0, 0, 0])
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(4))
})
