import { allExcept, count, type RunSource } from '@runsheaf/core'
import { sourceFromRecords } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { configs, sheafOf } from '../support/memory.ts'

test('groups by what varies but for the keys named, and names each key that makes a difference', async () => {
  const runs = await configs(
    { model: { type: 'a', size: 1 }, layers: 6, seed: 1 },
    { model: { type: 'a', size: 1 }, layers: 6, seed: 2 },
    { model: { type: 'a', size: 2 }, layers: 6, seed: 1 },
    { model: { type: 'b', size: 2 }, layers: 12, seed: 1 },
  )
  expect(runs.groupBy(allExcept('seed')).agg({ n: count() }).toRecords()).toEqual([
    { 'model.type': 'a', 'model.size': 1, n: 2 },
    { 'model.type': 'a', 'model.size': 2, n: 1 },
    { 'model.type': 'b', 'model.size': 2, n: 1 },
  ])
  expect(runs.groupBy('layers', allExcept('seed', 'model.size')).by).toEqual(['layers'])
  expect(runs.groupBy(allExcept('seed', 'model')).by).toEqual(['layers'])
  expect(runs.filter({ 'model.size': 1 }).groupBy(allExcept('seed')).size).toBe(1)
})

test('values made of other values do not split groups', async () => {
  const inner = sourceFromRecords(
    [1, 2].map((seed) => ({ info: { runId: `r${seed}` }, cfg: { name: `run-${seed}`, seed } })),
  )
  const store: RunSource = {
    ...inner,
    read: (request, sink) =>
      inner.read(request, {
        ...sink,
        names: (facet, rows, names) =>
          sink.names(facet, rows, names, facet === 'cfg' ? names.map(() => [['name']]) : undefined),
      }),
  }
  const runs = await sheafOf(store).load('x')
  expect(runs.groupBy(allExcept('seed')).size).toBe(1)
})
