import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Progress, type ReadOptions, valuesOf } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { type FileSystem, nodeFiles, type Visit } from '../src/index.ts'
import { allRows, counting, load } from './support/load.ts'
import { storeOf } from './support/store-of.ts'
import { unpack } from './support/stores.ts'

const root = unpack('sweep-ml3')
const active = { lifecycle: 'active' } as const

describe('reading ahead', () => {
  test('whole facets: every file once, then none; the values are the same', async () => {
    const { files, opens } = counting()
    const store = await load(root, active, { files })
    const plain = await load(root, active)
    const rows = allRows(store)
    opens()
    await store.read(['metrics', 'params', 'cfg'], rows, {})
    const metrics = plain.names('metrics', rows).flat().length
    const params = plain.names('params', rows).flat().length
    const configs = Array.from(rows).filter((row) => existsSync(join(plain.info(row).runDir, 'artifacts', '.hydra')))
    expect(opens()).toBe(metrics + params + configs.length)
    for (const facet of ['metrics', 'params', 'cfg'] as const) {
      const names = new Map(plain.names(facet, rows).flatMap((paths) => paths.map((path) => [path.join('\0'), path])))
      for (const path of names.values())
        expect(valuesOf(store.column({ facet, path }, rows))).toEqual(valuesOf(plain.column({ facet, path }, rows)))
    }
    expect(opens()).toBe(0)
  })

  test('single keys, and a reducer', async () => {
    const { files, opens } = counting()
    const store = await load(root, { ...active, experiments: 'smoke_test' }, { files })
    const key = { facet: 'metrics', path: ['val/acc'], reduce: 'max' } as const
    opens()
    await store.read([key], allRows(store), {})
    expect(opens()).toBe(8)
    expect(store.column(key, Int32Array.of(2, 5)).length).toBe(2)
    expect(opens()).toBe(0)
    store.column({ ...key, reduce: 'min' }, Int32Array.of(2))
    expect(opens(), 'another reduction is another question').toBe(1)
  })

  test('progress counts runs; an aborted signal ends it', async () => {
    const store = await load(root, active)
    const seen: number[] = []
    await store.read(['tags'], allRows(store), { onProgress: ({ done, total }) => seen.push(done / total) })
    expect(seen.at(0)).toBe(0)
    expect(seen.at(-1)).toBe(1)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    const controller = new AbortController()
    const reading = store.read(['tags', 'params'], allRows(store), {
      signal: controller.signal,
      onProgress: () => controller.abort('enough'),
    })
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' })
    await expect(load(root, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ABORTED' })
  })

  test('progress counts the files that were opened, in loading, reading and histories', async () => {
    const { files, opens } = counting()
    let counted = 0
    const onProgress = ({ files = 0 }) => {
      counted = files
    }
    const store = await load(root, { ...active, onProgress }, { files })
    const listing = opens()
    expect(counted).toBe(listing)
    await store.read(['tags', 'cfg'], allRows(store), { onProgress })
    const reading = opens()
    expect(counted).toBe(listing + reading)
    await store.histories(['train_loss'], allRows(store), { onProgress })
    expect(counted).toBe(listing + reading + opens())
  })

  test('a config that is kept is not opened again', async () => {
    const { files, opens } = counting()
    const store = await load(root, active, { files })
    store.column({ facet: 'cfg', path: ['seed'] }, allRows(store))
    opens()
    await store.read(['cfg'], allRows(store), {})
    expect(opens()).toBe(0)
  })

  test('histories are read in steps that a signal ends', async () => {
    const store = await load(root, active)
    const reading = store.histories(['train_loss'], allRows(store), { signal: AbortSignal.abort('enough') })
    await expect(reading).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' })
    const [whole, watched] = await Promise.all([
      store.histories(['train_loss'], allRows(store), {}),
      store.histories(['train_loss'], allRows(store), { signal: new AbortController().signal }),
    ])
    expect(watched).toEqual(whole)
  })

  test('a signal ends the reading of one long file, and closes it', async () => {
    const run = storeOf('{}')
    const long = join(run, '1', 'r0', 'metrics', 'loss')
    const lines = 100_000
    const real = nodeFiles()
    mkdirSync(dirname(long))
    writeFileSync(long, '')
    const seen = { read: 0, opened: 0, closed: 0 }
    const readOn = (visit: Visit): void => {
      for (let paused = false; !paused && seen.read < lines; ) {
        const step = seen.read++
        const end = seen.read === lines
        const pause = () => {
          paused = true
          return { read: readOn, close: () => seen.closed++ }
        }
        visit(Buffer.from(`1 ${step} ${step}\n`), end, end ? undefined : pause)
      }
    }
    const files: FileSystem = {
      ...real,
      read(path, visit) {
        if (path !== long) return real.read(path, visit)
        Object.assign(seen, { read: 0, opened: seen.opened + 1 })
        readOn(visit)
      },
      status: (path) => (path === long ? { kind: 'file', size: 1e9, modified: 0 } : real.status(path)),
    }
    const store = await load(run, active, { files })
    const key = { facet: 'metrics', path: ['loss'], reduce: 'max' } as const
    const questions = [
      (options: ReadOptions) => store.histories(['loss'], Int32Array.of(0), options),
      (options: ReadOptions) => store.read([key], Int32Array.of(0), options),
      (options: ReadOptions) => store.read(['metrics'], Int32Array.of(0), options),
    ]
    for (const question of questions) {
      Object.assign(seen, { read: 0, opened: 0, closed: 0 })
      const controller = new AbortController()
      const onProgress = () => {
        if (seen.read > 1) controller.abort('enough')
      }
      const reading = question({ signal: controller.signal, onProgress })
      await expect(reading).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' })
      expect(seen.read).toBeLessThan(lines / 100)
      expect([seen.opened, seen.closed]).toEqual([2, 2])
    }
    const { signal } = new AbortController()
    const whole = await store.histories(['loss'], Int32Array.of(0), { signal })
    expect(whole.length).toBe(lines)
    await store.read(['metrics'], Int32Array.of(0), { signal })
    expect(valuesOf(store.column({ facet: 'metrics', path: ['loss'] }, Int32Array.of(0)))).toEqual([lines - 1])
    expect(valuesOf(store.column(key, Int32Array.of(0)))).toEqual([lines - 1])
  })

  test('a signal ends loading after the last run was read, too', async () => {
    const controller = new AbortController()
    const onProgress = ({ done, total }: Progress) => {
      if (done === total) controller.abort('enough')
    }
    await expect(load(root, { ...active, signal: controller.signal, onProgress })).rejects.toThrow(/aborted/)
  })

  test('a name that no run has, and values in another order or in parts, are at hand', async () => {
    const { files, opens, listings } = counting()
    const store = await load(root, active, { files })
    const plain = await load(root, active)
    const rows = allRows(store)
    await store.read(['metrics'], rows, {})
    opens()
    listings()
    const key = { facet: 'metrics', path: ['train_loss'] } as const
    for (const part of [rows.slice(3, 9).reverse(), rows.slice(9), rows.slice(0, 3)])
      expect(valuesOf(store.column(key, part))).toEqual(valuesOf(plain.column(key, part)))
    expect(valuesOf(store.column({ facet: 'metrics', path: ['no such metric'] }, rows))).not.toContain(1)
    store.names('metrics', rows)
    expect([opens(), listings()]).toEqual([0, 0])
  })

  test('loading tells how far it is', async () => {
    const seen: string[] = []
    await load(root, { ...active, onProgress: ({ done, total }) => seen.push(`${done}/${total}`) })
    expect([...new Set(seen)]).toEqual(['0/73', '73/73'])
  })
})
