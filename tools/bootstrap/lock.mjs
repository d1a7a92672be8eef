import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'

/** A holder that shows no sign of its end for this long (ms) is taken to have died on another machine. */
const longestHold = 20 * 60_000

/**
 * Runs `work` while holding a lock file, which other processes wait for. The lock of a process that has died is taken
 * over.
 *
 * @template T
 * @param {string} path of the lock file
 * @param {(line: string) => void} say
 * @param {() => T} work
 * @returns {T}
 */
export function withLock(path, say, work) {
  mkdirSync(dirname(path), { recursive: true })
  let waited = false
  while (!acquire(path)) {
    if (isAbandoned(path)) {
      discard(path)
      continue
    }
    if (!waited) say('another call is installing dependencies; waiting for it …')
    waited = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  try {
    return work()
  } finally {
    rmSync(path, { force: true })
  }
}

function acquire(path) {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, JSON.stringify({ pid: process.pid, host: hostname() }))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isAbandoned(path) {
  try {
    const age = Date.now() - statSync(path).mtimeMs
    if (age > longestHold) return true
    const text = readFileSync(path, 'utf8')
    if (!text) return age > 5_000
    const { pid, host } = JSON.parse(text)
    return host === hostname() && !isAlive(pid)
  } catch {
    return false
  }
}

/** Moves the lock aside before it is removed, so that of several waiting processes one does it. */
function discard(path) {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  rmSync(aside, { force: true })
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
