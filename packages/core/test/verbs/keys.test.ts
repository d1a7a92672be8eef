import { describe, expect, test } from 'vitest'
import { createSheaf, diff } from '../../src/index.ts'
import { defineLoader, type PlainRun, sourceFromRecords } from '../../src/plugin.ts'
import { keyNames } from '../../src/verbs.ts'

const records: PlainRun[] = [
  {
    info: { runId: 'a' },
    cfg: { model: { type: 'lstm', size: 64 }, seed: 1, status: 'x', same: true, tail: null },
    params: { lr: '0.1', 'b/c': 'None' },
    metrics: { acc: 0.5, loss: Number.NaN },
  },
  {
    info: { runId: 'b' },
    cfg: { model: { type: 'gru', size: 64 }, seed: 2, status: 'x', same: true },
    params: { lr: '0.01', 'b/c': 'None' },
    metrics: { acc: 0.75, loss: Number.NaN },
    tags: { note: 'hi' },
  },
]

const load = () =>
  createSheaf({
    loaders: [
      defineLoader({ name: 'here', looksFor: 'nothing', detect: () => true, load: () => sourceFromRecords(records) }),
    ],
  }).load('here')

describe('keys', () => {
  test('names every key once, with type, coverage, distinct values and range', async () => {
    const runs = await load()
    expect(runs.keys('cfg', 'params', 'metrics', 'tags')).toEqual([
      entry('model.type', 'cfg', 'text', 2, 2, ['gru', 'lstm']),
      entry('model.size', 'cfg', 'int', 2, 1, [64, 64]),
      entry('seed', 'cfg', 'int', 2, 2, [1, 2]),
      entry('cfg.status', 'cfg', 'text', 2, 1, ['x', 'x'], 'status'),
      entry('same', 'cfg', 'bool', 2, 1, [true, true]),
      { ...entry('tail', 'cfg', 'null', 1, 1), nulls: 1 },
      entry('params.lr', 'params', 'float', 2, 2, [0.01, 0.1], 'lr'),
      { ...entry('params.b/c', 'params', 'null', 2, 1, undefined, 'b/c'), nulls: 2 },
      entry('metrics.acc', 'metrics', 'float', 2, 2, [0.5, 0.75], 'acc'),
      entry('metrics.loss', 'metrics', 'float', 2, 1, undefined, 'loss'),
      entry('tags.note', 'tags', 'text', 1, 1, ['hi', 'hi'], 'note'),
    ])
  })

  test('takes the runs of the collection, and looks at info too unless told otherwise', async () => {
    const runs = (await load()).slice(0, 1)
    const found = new Map(runs.keys().map((info) => [info.key, info]))
    expect(found.has('tags.note')).toBe(false)
    expect(found.get('info.run_id')).toMatchObject({ count: 1, distinct: 1, range: ['a', 'a'] })
    expect(found.has('info.end_time')).toBe(false)
  })

  test('are named without reading a value', async () => {
    const { selection } = await load()
    expect(keyNames(selection, 'metrics', 'tags')).toEqual(['metrics.acc', 'metrics.loss', 'tags.note'])
    expect(selection.store.isRead({ facet: 'metrics', path: ['acc'] }, selection.rows)).toBe(false)
  })

  test('each key can be asked for as it is written', async () => {
    const runs = await load()
    for (const { key, count } of runs.keys())
      expect(runs.toList(key, 'none').filter((v) => v !== 'none')).toHaveLength(count)
  })
})

describe('varying', () => {
  test('is what differs; a key that a run lacks differs, NaN does not', async () => {
    const runs = await load()
    const names = runs.varying('cfg', 'params', 'metrics', 'tags').map(({ key }) => key)
    expect(names).toEqual(['model.type', 'seed', 'tail', 'params.lr', 'metrics.acc', 'tags.note'])
    expect(runs.slice(0, 1).varying()).toEqual([])
  })
})

describe('diff', () => {
  test('gives the values of each run, missing apart from null, and counts what is equal', async () => {
    const runs = await load()
    expect(runs.diff()).toEqual({
      differences: [
        { key: 'model.type', facet: 'cfg', values: ['lstm', 'gru'] },
        { key: 'seed', facet: 'cfg', values: [1, 2] },
        { key: 'tail', facet: 'cfg', values: [null, undefined] },
        { key: 'params.lr', facet: 'params', values: [0.1, 0.01] },
        { key: 'metrics.acc', facet: 'metrics', values: [0.5, 0.75] },
      ],
      equal: 5,
    })
  })

  test('compares runs of different stores, in the order given', async () => {
    const [a, b] = [(await load()).at(0)!, (await load()).at(1)!]
    expect(diff([b, a, b], 'params')).toEqual({
      differences: [{ key: 'params.lr', facet: 'params', values: [0.01, 0.1, 0.01] }],
      equal: 1,
    })
  })
})

function entry(
  key: string,
  facet: string,
  kind: string,
  count: number,
  distinct: number,
  range?: readonly unknown[],
  name = key,
) {
  return { key, facet, name, kind, count, nulls: 0, distinct, derived: false, ...(range && { range }) }
}
