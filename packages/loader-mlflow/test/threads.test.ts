import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { countedFiles } from '../src/files/counted-files.ts'
import { readEach } from '../src/files/reading.ts'
import { visitEach } from '../src/files/work.ts'
import { type FileSystem, mlflow, nodeFiles } from '../src/index.ts'
import { threadedFiles } from '../src/threads/threaded-files.ts'
import { works } from '../src/threads/works.ts'
import { temporaryFolder, unpack } from './support/stores.ts'

const folder = temporaryFolder()
const sizes = [0, 1, 10, 300, 65_535, 65_536, 70_000, 300_000]
const paths = Array.from({ length: 3000 }, (_, i) => join(folder, String(i)))
const contentOf = (i: number) => Buffer.alloc(i % 100 < sizes.length ? sizes[i % 100]! : i % 50, `${i} `)
for (const [i, path] of paths.entries()) {
  if (i % 97 === 5) continue
  if (i % 97 === 6) mkdirSync(path)
  else writeFileSync(path, contentOf(i))
}

/** Shares whatever there is to do. */
const always = { asking: 0, starting: 0 }

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What every path gives: its bytes, or the code of its error. */
function readAll(files: FileSystem) {
  let visits = 0
  const results = readEach(files, paths, (source, path) => {
    visits++
    const pieces: Buffer[] = []
    try {
      source.read(path, (piece) => pieces.push(Buffer.from(piece)))
      return Buffer.concat(pieces)
    } catch (error) {
      return (error as NodeJS.ErrnoException).code!
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

/** A file system of threads, and which paths this thread has opened since it was last asked. */
function watched(threads: number) {
  const real = nodeFiles()
  let opened = new Set<string>()
  const files = threadedFiles(
    {
      ...real,
      read(path, visit) {
        opened.add(path)
        real.read(path, visit)
      },
    },
    threads,
    always,
  )
  const taken = () => {
    const paths = opened
    opened = new Set()
    return paths
  }
  return { files, opened: taken }
}

describe('threads', () => {
  test.each([2, 3, 4])('%i threads read what one reads, absent and large files included', async (threads) => {
    const files = threadedFiles(nodeFiles(), threads, always)
    for (let round = 0; round < 4; round++) {
      expectExact(readAll(files))
      await pause(60)
    }
  })

  test('workers do take part', async () => {
    const { files, opened } = watched(3)
    readAll(files)
    const share = () => {
      opened()
      readAll(files)
      return opened().size
    }
    await expect.poll(share, { timeout: 10_000 }).toBeLessThan(paths.length * 0.9)
  })

  test('files that workers open are counted', async () => {
    const { files, opened } = watched(3)
    const counted = countedFiles(files)
    readAll(counted)
    const share = () => {
      const before = counted.opened!
      opened()
      readAll(counted)
      expect(counted.opened! - before, 'each is opened, large ones maybe by two').toBeGreaterThanOrEqual(paths.length)
      return opened().size
    }
    await expect.poll(share, { timeout: 10_000 }).toBeLessThan(paths.length * 0.9)
  })

  test('one thread is the plain file system; little work is not told to anybody', () => {
    const files = nodeFiles()
    expect(threadedFiles(files, 1)).toBe(files)
    const visited: number[] = []
    readEach(threadedFiles(files, 2), paths.slice(0, 3), (_, __, i) => visited.push(i))
    expect(visited).toEqual([0, 1, 2])
  })
})

describe('every work gives the same by threads', () => {
  const root = unpack('sweep-ml3')
  const runs = Array.from(mlflow().runDirs!(root) as Iterable<string>)
  const many = Array.from({ length: 20 }, () => runs).flat()
  const paths = {
    reading: many.map((run) => join(run, 'meta.yaml')),
    listing: many.map((run) => join(run, 'metrics')),
    texting: many.map((run) => join(run, 'tags', 'mlflow.runName')),
    reducing: many.map((run) => join(run, 'metrics', 'val', 'acc')),
    'reducing several': many.map((run) => join(run, 'metrics', 'train_loss')),
    collecting: many.map((run) => join(run, 'metrics', 'train_loss')),
    contents: many,
  }
  const options: Readonly<Record<string, unknown>> = {
    reducing: { of: 'argmax', leaveLong: false },
    'reducing several': { of: ['max', undefined, 'argmin'], leaveLong: true },
    collecting: { of: [1, 3], leaveLong: true },
    contents: { facets: ['metrics', 'tags'], config: true, leaveLong: true },
  }

  test.each(Object.entries(paths))('%s', async (name, paths) => {
    const work = works.get(name)!
    const results = (files: FileSystem) => {
      const copies: unknown[] = []
      visitEach(files, work, options[name], paths, (i, result) => {
        copies[i] = structuredClone(result)
      })
      return copies
    }
    const alone = results(nodeFiles())
    const { files, opened } = watched(3)
    for (let round = 0; round < 3; round++) {
      expect(results(files)).toEqual(alone)
      await pause(60)
    }
    if (name !== 'listing') expect(opened().size).toBeGreaterThan(0)
  })

  test('all works are among them', () => {
    expect(Object.keys(paths).toSorted()).toEqual([...works.keys()].toSorted())
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
  const files = threadedFiles(nodeFiles(), 2, always)
  rmSync(folder, { recursive: true })
  for (const result of readAll(files)) expect(result).toBe('ENOENT')
})
