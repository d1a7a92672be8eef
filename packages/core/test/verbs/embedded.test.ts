// Core without its classes: what a tool pays least for.
import { storeFromRecords } from '@runsheaf/core/plugin'
import { filter, get, key, ReadStore, runAt, select, suggestKeys, toFilter, toList } from '@runsheaf/core/verbs'
import { expect, test } from 'vitest'

const records = [
  { info: { runId: 'a' }, cfg: { lr: 0.1 }, metrics: { loss: 0.5 } },
  { info: { runId: 'b' }, cfg: { lr: 0.01 }, metrics: { loss: 0.25 } },
]

test('filters and lists need no class of runs, and say so where one is needed', () => {
  const runs = select(new ReadStore(storeFromRecords(records)))
  expect(toList(filter(runs, key('lr').lt(0.1)), 'metrics.loss')).toEqual([0.25])
  expect(toList(runs, 'cfg.momentum', 0.9)).toEqual([0.9, 0.9])
  expect(() =>
    filter(
      runs,
      toFilter(() => true),
    ),
  ).toThrow('This store shows no runs')
  expect(() => filter(runs, { lr: 0.1 } as never)).toThrow('This is not a filter')
})

test('a store with a view shows runs to functions', () => {
  const runs = select(new ReadStore(storeFromRecords(records), { view: runAt }))
  const low = filter(
    runs,
    toFilter((run: { get(key: string): number }) => run.get('lr') < 0.1),
  )
  expect(get(low)).toBe(get(runs, key('run_id').eq('b')))
  expect(() => filter(runs, Uint8Array.of(1))).toThrow('one for each')
})

test('an unknown key is an error, with suggestions where the store is told how to make them', () => {
  const ask = (options?: ConstructorParameters<typeof ReadStore>[1]) => () =>
    toList(select(new ReadStore(storeFromRecords(records), options)), 'metric.loss')
  expect(ask()).toThrow(/^No run has the key metric\.loss\.$/)
  expect(ask({ suggest: suggestKeys })).toThrow('Did you mean metrics.loss?')
})
