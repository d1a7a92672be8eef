import { columnOf, sourceFromRecords, valuesOf } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { RunStore } from '../../src/memory/run-store.ts'
import { SourceMemory } from '../../src/memory/source-memory.ts'
import type { FacetKey } from '../../src/plugin.ts'
import { countingStore } from '../support/counting-store.ts'

const key: FacetKey = { facet: 'cfg', path: ['seed'] }
const records = [0, 1, 2, 3].map((seed) => ({ info: { runId: `r${seed}` }, cfg: { seed, twice: 2 * seed } }))

test('rows may be asked for in one array again and again', () => {
  const { store: source, asked } = countingStore(records)
  const store = new RunStore(source)
  const rows = Int32Array.of(0, 1)
  const ask = (...wanted: number[]) => {
    rows.set(wanted)
    return valuesOf(store.column(key, rows))
  }
  expect(ask(0, 1)).toEqual([0, 1])
  expect(ask(3, 2)).toEqual([3, 2])
  expect(ask(1, 3)).toEqual([1, 3])
  expect(ask(0, 1)).toEqual([0, 1])
  expect(asked).toEqual([0, 1, 3, 2].map((row) => `cfg.seed@${row}`))
})

test('rows may be delivered in one array again and again', () => {
  const memory = new SourceMemory(Int32Array.of(0, 1, 2, 3))
  const rows = Int32Array.of(0, 1)
  const deliver = (name: string, ...delivered: number[]) => {
    rows.set(delivered)
    memory.column({ facet: 'cfg', path: [name] }, rows, columnOf(delivered.map((row) => `${name}${row}`)))
    memory.names(
      'params',
      rows,
      delivered.map((row) => [[`p${row}`]]),
    )
  }
  deliver('a', 0, 1)
  deliver('a', 3, 2)
  deliver('b', 0, 1)
  rows.fill(0)
  const valuesAt = (name: string, ...wanted: number[]) =>
    valuesOf(memory.values({ facet: 'cfg', path: [name] }, Int32Array.from(wanted)))
  expect(valuesAt('a', 3, 0, 2, 1)).toEqual(['a3', 'a0', 'a2', 'a1'])
  expect(valuesAt('b', 1, 0)).toEqual(['b1', 'b0'])
  expect([0, 1, 2, 3].map((row) => memory.namesAt('params', row))).toEqual([[['p0']], [['p1']], [['p2']], [['p3']]])
})

test('what was delivered first stays, and more than was asked for is kept', () => {
  const source = sourceFromRecords(records)
  const asked: string[] = []
  const eager = new RunStore({
    ...source,
    read(request, sink) {
      asked.push(...request.keys.map(({ path }) => path.join('.')))
      source.read(request, sink)
      sink.column({ facet: 'cfg', path: ['twice'] }, Int32Array.of(2, 0), columnOf(['two', 'none']))
    },
  })
  expect(valuesOf(eager.column(key, eager.all))).toEqual([0, 1, 2, 3])
  expect(valuesOf(eager.column({ facet: 'cfg', path: ['twice'] }, Int32Array.of(0, 2)))).toEqual(['none', 'two'])
  expect(asked).toEqual(['seed'])
  expect(valuesOf(eager.column({ facet: 'cfg', path: ['twice'] }, eager.all))).toEqual(['none', 2, 'two', 6])
})
