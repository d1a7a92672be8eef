import {
  allExcept,
  by,
  type Columns,
  ColumnTable,
  columnTable,
  count,
  type FrameBackend,
  mean,
  type RunCollection,
  type RunError,
} from '@runsheaf/core'
import { arquero } from '@runsheaf/frame-arquero'
import { polars } from '@runsheaf/frame-polars'
import { expect, test } from 'vitest'
import { sweeps } from './store.ts'

const runs = (await sweeps()) as RunCollection

const backends: readonly FrameBackend<any>[] = [polars, polars({ strings: 'categorical' }), arquero]

/** Every way of making a frame of a collection. */
const forms: readonly (readonly [what: string, make: (some: RunCollection<any, any, any>) => unknown])[] = [
  ['the whole config', (some) => some.toFrame()],
  ['keys of several places', (some) => some.toFrame('info.run_id', 'seed', 'metrics.val/acc', 'params.seed', 'status')],
  ['times and what some runs lack', (some) => some.toFrame('start_time', 'end_time', 'duration', 'tags.stage')],
  ['a key with a default', (some) => some.toFrame(['model.no_such', 7], ['tags.stage', 'none'])],
  ['a default that is a function', (some) => some.toFrame(['model.no_such', (run: any) => run.cfg.seed * 2])],
  ['named functions', (some) => some.toFrame({ big: (run: any) => run.cfg.model.hidden_size > 300, one: () => 1 })],
  [
    'a function that gives several columns',
    (some) => some.toFrame((run: any) => ({ a: run.cfg.seed, b: null, c: ['x'] })),
  ],
  ['no runs', (some) => some.filter(() => false).toFrame('seed', 'metrics.val/acc')],
  [
    'frames of the runs, below one another',
    (some) =>
      some
        .slice(0, 3)
        .concat((run: any) => some.filter({ run_id: run.info.runId }).toFrame('seed'), 'run_id', ['stage', 'none']),
  ],
  [
    'rows of the runs, below one another',
    (some) => some.concat((run: any) => [{ x: run.cfg.seed }, { x: null }], 'run_id'),
  ],
  ['groups', (some) => some.groupBy('model.hidden_size', 'seed').agg({ n: count(), acc: mean('metrics.val/acc') })],
  ['groups by all keys but one', (some) => some.groupBy(allExcept('seed'), { n: count() })],
  [
    'groups with functions and lists',
    (some) => some.groupBy('seed').agg('model.type', { first: (group: any) => group.at(0).cfg.seed }),
  ],
  ['the sizes of groups', (some) => some.groupBy('status').toFrame()],
  ['a description', (some) => some.describe('metrics.val/acc', 'seed')],
  ['a history', (some) => some.history('val/acc', { keys: ['model.hidden_size', 'seed'], steps: [0, 3] })],
  ['histories of several metrics', (some) => some.history(['val/acc', 'train_loss'])],
  ['a history that no run has', (some) => some.history('no such metric', { keys: ['seed'] })],
]

const records = (columns: Columns) => ({
  names: columns.columns.map(({ name }) => name),
  rows: new ColumnTable(columns).toRecords(),
})

test.each(forms)('%s make the same frame in every backend', async (_, make) => {
  const expected = records(columnTable.toColumns((await make(runs.with(columnTable))) as ColumnTable))
  expect(expected.names.length).toBeGreaterThan(0)
  for (const backend of backends) expect(records(backend.toColumns(await make(runs.with(backend))))).toEqual(expected)
})

test.each([columnTable, ...backends])('a function that gives a promise is refused with advice, %#', (backend) => {
  const refused = (code: RunError['code'], message: RegExp) =>
    expect.objectContaining({ code, message: expect.stringMatching(message) })
  const frames = runs.with(backend)
  const promised = refused('COLUMN_PROMISE', /Await/)
  expect(() => frames.toFrame({ later: async () => 1 })).toThrow(promised)
  expect(() => frames.toFrame((async () => ({ a: 1 })) as never)).toThrow(promised)
  expect(() => frames.concat(async () => [])).toThrow(promised)
  expect(() => frames.groupBy('seed').agg({ later: async () => 1 })).toThrow(promised)
  expect(() => frames.groupBy(by('later', async () => 1))).toThrow(promised)
  expect(() => frames.toFrame(['model.no_such', async () => 1])).toThrow(promised)
  expect(() => frames.update('later', async () => 1)).toThrow(promised)
})
