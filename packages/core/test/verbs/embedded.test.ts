// Core without its classes: what a tool pays least for.
import { sourceFromRecords } from '@runsheaf/core/plugin'
import { filter, get, key, RunStore, runAt, select, suggestKeys, toFilter, toList } from '@runsheaf/core/verbs'
import { expect, test } from 'vitest'

const records = [
  { info: { runId: 'a' }, cfg: { lr: 0.1 }, metrics: { loss: 0.5 } },
  { info: { runId: 'b' }, cfg: { lr: 0.01 }, metrics: { loss: 0.25 } },
]

test('filters and lists need no class of runs, and say so where one is needed', () => {
  const runs = select(new RunStore(sourceFromRecords(records)))
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
  const runs = select(new RunStore(sourceFromRecords(records), { view: runAt }))
  const low = filter(
    runs,
    toFilter((run: { get(key: string): number }) => run.get('lr') < 0.1),
  )
  expect(get(low)).toBe(get(runs, key('run_id').eq('b')))
  expect(() => filter(runs, Uint8Array.of(1))).toThrow('one for each')
})

test('an unknown key is an error, with suggestions where the store is told how to make them', () => {
  const ask = (options?: ConstructorParameters<typeof RunStore>[1]) => () =>
    toList(select(new RunStore(sourceFromRecords(records), options)), 'metric.loss')
  expect(ask()).toThrow(/^No run has the key metric\.loss\.$/)
  expect(ask({ suggest: suggestKeys })).toThrow('Did you mean metrics.loss?')
})
