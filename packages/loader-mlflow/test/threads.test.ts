import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { nodeFiles } from '../src/index.ts'
import { threadedFiles } from '../src/threads/threaded-files.ts'
import { temporaryFolder } from './support/stores.ts'

const folder = temporaryFolder()
const sizes = [0, 1, 10, 300, 65_535, 65_536, 70_000, 300_000]
const paths = Array.from({ length: 3000 }, (_, i) => join(folder, String(i)))
const contentOf = (i: number) => Buffer.alloc(i % 100 < sizes.length ? sizes[i % 100]! : i % 50, `${i} `)
for (const [i, path] of paths.entries()) {
  if (i % 97 === 5) continue
  if (i % 97 === 6) mkdirSync(path)
  else writeFileSync(path, contentOf(i))
}

/** What every path gives: its bytes, or the code of its error. */
function readAll(files: ReturnType<typeof nodeFiles>) {
  const results = new Array<Buffer | string>(paths.length)
  let visits = 0
  files.each!(paths, (i, source) => {
    visits++
    const pieces: Buffer[] = []
    try {
      source.read(paths[i]!, (piece) => pieces.push(Buffer.from(piece)))
      results[i] = Buffer.concat(pieces)
    } catch (error) {
      results[i] = (error as NodeJS.ErrnoException).code!
    }
  })
  expect(visits, 'each path is visited once').toBe(paths.length)
  return results
}

function expectExact(results: readonly (Buffer | string)[]) {
  for (const [i, result] of results.entries()) {
    if (i % 97 === 5) expect(result).toBe('ENOENT')
    else if (i % 97 === 6) expect(result).toBe('EISDIR')
    else expect((result as Buffer).equals(contentOf(i)), `file ${i}`).toBe(true)
  }
}

describe('threads', () => {
  test.each([2, 3, 4])('%i threads read what one reads, absent and large files included', async (threads) => {
    const files = threadedFiles(nodeFiles(), threads)
    for (let round = 0; round < 4; round++) {
      expectExact(readAll(files))
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  })

  test('workers do take part', async () => {
    const real = nodeFiles()
    let own = 0
    const counted = {
      ...real,
      read: (path: string, visit: (piece: Buffer, end: boolean) => void) => {
        own++
        real.read(path, visit)
      },
    }
    const files = threadedFiles(counted, 3)
    readAll(files)
    await expect
      .poll(
        () => {
          own = 0
          readAll(files)
          return own
        },
        { timeout: 10_000 },
      )
      .toBeLessThan(paths.length * 0.9)
  })

  test('one thread is the plain file system; few files are not told to anybody', () => {
    const files = nodeFiles()
    expect(threadedFiles(files, 1)).toBe(files)
    const visited: number[] = []
    threadedFiles(files, 2).each!(paths.slice(0, 3), (i, source) => {
      expect(source).toBe(files)
      visited.push(i)
    })
    expect(visited).toEqual([0, 1, 2])
  })
})

test('workers do not hold the process open', () => {
  const files = temporaryFolder()
  for (let i = 0; i < 2000; i++) writeFileSync(join(files, String(i)), 'x')
  const script = fileURLToPath(new URL('./support/read-with-threads.ts', import.meta.url))
  const { status, stdout } = spawnSync(process.execPath, ['--conditions=@runsheaf/source', script, files], {
    encoding: 'utf8',
    timeout: 30_000,
  })
  expect({ status, stdout }).toEqual({ status: 0, stdout: '2000' })
})

test('a store that vanishes while threads read it', () => {
  const files = threadedFiles(nodeFiles(), 2)
  rmSync(folder, { recursive: true })
  for (const result of readAll(files)) expect(result).toBe('ENOENT')
})
