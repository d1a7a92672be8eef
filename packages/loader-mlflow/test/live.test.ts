import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { valueAt } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { type FileSystem, nodeFiles } from '../src/index.ts'
import { allRows, codesOf, counting, load } from './support/load.ts'
import { baseStore, E, R } from './support/oracle.ts'
import { temporaryFolder, unpack } from './support/stores.ts'

const root = baseStore()

/** Does something before the n-th time that a file with this ending is read. */
function before(ending: string, n: number, happen: (path: string) => void): FileSystem {
  const files = nodeFiles()
  let count = 0
  return {
    ...files,
    read(path, visit) {
      if (path.endsWith(ending) && ++count === n) happen(path)
      files.read(path, visit)
    },
  }
}

const copy = () => {
  const folder = join(temporaryFolder(), 'store')
  cpSync(root, folder, { recursive: true })
  return folder
}

const makeRunning = (store: string) => {
  const meta = join(store, E, R, 'meta.yaml')
  writeFileSync(meta, readFileSync(meta, 'utf8').replace('status: 3', 'status: 1'))
}

describe('a store in use', () => {
  test('a meta.yaml that is emptied and written anew is read again', async () => {
    const store = copy()
    const meta = join(store, E, R, 'meta.yaml')
    const text = readFileSync(meta)
    writeFileSync(meta, '')
    const runs = await load(store, {}, { files: before(`${R}/meta.yaml`, 2, (path) => writeFileSync(path, text)) })
    expect(runs.length).toBe(3)
    expect(runs.diagnostics).toEqual([])
  })

  test('one that stays empty costs its run, after a moment', async () => {
    const store = copy()
    writeFileSync(join(store, E, R, 'meta.yaml'), '')
    const runs = await load(store)
    expect(runs.length).toBe(2)
    expect(codesOf(runs)).toEqual(['RUN_META_INVALID'])
  })

  test('nobody waits for a file that has been empty for long', async () => {
    const store = copy()
    const meta = join(store, E, R, 'meta.yaml')
    writeFileSync(meta, '')
    utimesSync(meta, 1, 1)
    const { files, opens } = counting()
    await load(store, {}, { files })
    expect(opens()).toBe(2 + 3)
  })

  test('a metric that is empty, then written, is read again', async () => {
    const store = copy()
    const metric = join(store, E, R, 'metrics', 'loss')
    writeFileSync(metric, '')
    const files = before('/loss', 4, (path) => writeFileSync(path, '1 7.0 0\n'))
    const runs = await load(store, {}, { files })
    const column = runs.column({ facet: 'metrics', path: ['loss'] }, allRows(runs))
    expect(valueAt(column, 1)).toBe(7)
    expect(runs.diagnostics).toEqual([])
  })

  test('half a line of a running run is completed, or left out', async () => {
    const store = copy()
    makeRunning(store)
    appendFileSync(join(store, E, R, 'metrics', 'loss'), '2 5.0 1')
    const loss = (runs: Awaited<ReturnType<typeof load>>) =>
      valueAt(runs.column({ facet: 'metrics', path: ['loss'] }, Int32Array.of(1)), 0)
    const held = await load(store)
    expect(loss(held)).toBe(1)
    expect(codesOf(held)).toEqual(['METRIC_LINE_CUT'])
    const files = before(`${R}/metrics/loss`, 2, (path) => appendFileSync(path, '0\n'))
    const completed = await load(store, {}, { files })
    expect(loss(completed)).toBe(5)
    expect(completed.diagnostics).toEqual([])
  })

  test('an old last line without its newline is used', async () => {
    const store = copy()
    makeRunning(store)
    const metric = join(store, E, R, 'metrics', 'loss')
    appendFileSync(metric, '2 5.0 1')
    utimesSync(metric, 1, 1)
    const runs = await load(store)
    expect(runs.record(1).metrics).toEqual({ loss: 5 })
    expect(codesOf(runs)).toEqual(['METRIC_LINE_CUT'])
  })

  test('a run that is deleted between listing and reading is no run; between load and question, it has no values', async () => {
    const store = copy()
    const gone = before(`${R}/meta.yaml`, 1, () => rmSync(join(store, E, R), { recursive: true }))
    const runs = await load(store, {}, { files: gone })
    expect(runs.length).toBe(2)
    expect(runs.diagnostics).toEqual([])
    renameSync(join(store, E), join(store, '.trash', E))
    const column = runs.column({ facet: 'metrics', path: ['loss'] }, allRows(runs))
    expect(column.nullCount).toBe(2)
    expect(runs.names('params', allRows(runs))).toEqual([[], []])
    expect(runs.record(0)).toMatchObject({ metrics: {}, params: {}, tags: {}, datasets: [] })
    expect(runs.artifacts(0).list()).toEqual([])
    expect(runs.diagnostics).toEqual([])
  })

  test('an experiment that is moved to the trash during the listing', async () => {
    const store = copy()
    const files = nodeFiles()
    const moving: FileSystem = {
      ...files,
      list(path) {
        if (path === join(store, E)) renameSync(path, join(store, '.trash', E))
        return files.list(path)
      },
    }
    const runs = await load(store, { lifecycle: 'active' }, { files: moving })
    expect(runs.length).toBe(0)
  })
})

test('nothing is ever written: the store is the same afterwards, to the last name, size and time', async () => {
  for (const name of ['sweep-ml3', 'damaged', 'live']) {
    const folder = unpack(name)
    const snapshot = snapshotOf(folder)
    const locations = name === 'sweep-ml3' ? [folder] : readdirSync(folder).map((child) => join(folder, child))
    for (const location of locations) {
      const store = await load(location)
      for (const row of allRows(store)) {
        store.record(row)
        store.artifacts(row).list()
      }
      await store.histories(['train_loss'], allRows(store), {})
    }
    expect(snapshotOf(folder)).toEqual(snapshot)
  }
})

function snapshotOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const { size, mtimeMs, ino } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0, mtimeMs: 0, ino: 0 }
      return [path, `${ino} ${size} ${mtimeMs}`]
    }),
  )
}
