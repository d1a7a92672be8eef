import { createSheaf, type RunCollection, type RunSource } from '@runsheaf/core'
import { type Column, columnOf, defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { answering } from '../support/answers.ts'
import { sheafOf } from '../support/memory.ts'

const records = ['a', 'b'].map((runId) => ({
  info: { runId },
  cfg: { lr: 0.1 },
  metrics: { loss: [{ step: 0, timestamp: 0, value: 0.5 }] },
  params: { lr: '0.1' },
}))
const sound = sourceFromRecords(records)
const columnsOf = (column: (length: number) => Column) =>
  answering(sound, () => ({ column: (_, rows) => column(rows.length) }))
const namesOf = (names: (length: number) => unknown) =>
  answering(sound, () => ({ names: (_, rows) => names(rows.length) as string[][][] }))
const rowsOf = (change: (rows: Int32Array) => Int32Array): RunSource => ({
  ...sound,
  read: (request, sink) =>
    sound.read(request, { ...sink, column: (key, rows, column) => sink.column(key, change(rows), column) }),
})
const historiesOf = (change: Partial<Column>): RunSource => ({
  ...sound,
  async histories(request, sink) {
    const found = await sound.histories!(request, sink)
    return {
      ...found,
      columns: found.columns.map((column) =>
        column.name === 'run' ? { ...column, ...change } : column,
      ) as typeof found.columns,
    }
  },
})

type Runs = RunCollection
const lr = (runs: Runs) => runs.toList('lr')
const keys = (runs: Runs) => runs.keys('params')
const history = (runs: Runs) => runs.history('loss')

const broken: readonly (readonly [what: string, message: string, source: RunSource, ask: (runs: Runs) => unknown])[] = [
  [
    'info() that throws',
    'failed to tell the info of row 0: disk on fire',
    {
      ...sound,
      info() {
        throw new Error('disk on fire')
      },
    },
    (runs) => runs.at(0)!.info,
  ],
  [
    'info() that gives nothing',
    'failed to tell the info of row 1: it gave no info with a runId',
    { ...sound, info: () => undefined as never },
    (runs) => runs.at(1)!.info.runId,
  ],
  [
    'info() that answers by a promise',
    'failed to tell the info of row 0: it gave no info with a runId',
    { ...sound, info: async (row: number) => sound.info(row) } as unknown as RunSource,
    (runs) => runs.toList('status'),
  ],
  [
    'no names at all',
    'failed to list the params: it gave 0 lists of names of params for 2 runs',
    namesOf(() => []),
    keys,
  ],
  [
    'names that are texts, not paths',
    'failed to list the params: it gave names of params that are not paths',
    namesOf((length) => Array.from({ length }, () => ['lr'])),
    keys,
  ],
  [
    'values that are too few',
    'failed to read lr: it gave 1 values of lr for 2 runs',
    columnsOf((length) => columnOf(Array.from({ length: length - 1 }, () => 0.1))),
    lr,
  ],
  [
    'values that are too many, read ahead',
    'failed to read cfg: it gave 2 lists of names of cfg for 1 runs',
    namesOf((length) => Array.from({ length: length + 1 }, () => [['lr']])),
    (runs) => runs.slice(1).read('cfg'),
  ],
  [
    'values for rows that do not exist',
    'failed to read lr: it gave values of lr for row 2, and there are 2',
    rowsOf((rows) => rows.map((row) => row + 1)),
    lr,
  ],
  [
    'columns that are not well formed',
    'failed to read lr: it gave a column of lr that is not well formed: it has 1 values, and a length of 2',
    columnsOf((length) => ({ type: 'f64', length, nullCount: 0, values: new Float64Array(1) })),
    lr,
  ],
  [
    'no column at all',
    "failed to read lr: Cannot read properties of undefined (reading 'length')",
    columnsOf(() => undefined as never),
    lr,
  ],
  [
    'a promise where none may be',
    'failed to read lr: it answered by a promise, and was asked at once. Give its source `later: true`',
    { ...sound, read: async (request, sink) => sound.read(request, sink) },
    lr,
  ],
  [
    'artifacts by a promise',
    'failed to read artifacts: it answered by a promise',
    { ...sound, artifacts: (async () => ({})) as never },
    (runs) => runs.at(0)!.artifacts.list(),
  ],
  [
    'changed configs by a promise',
    'failed to change configs: it answered by a promise',
    { ...sound, updated: (async () => sound) as never },
    (runs) => runs.update('lr', 1, { force: true }),
  ],
  [
    'rows that it changes',
    'failed to read lr: it changed the rows that it was asked for',
    {
      ...sound,
      read(request, sink) {
        sound.read(request, sink)
        request.rows.reverse()
      },
    },
    lr,
  ],
  [
    'keys that it takes from the list',
    'failed to read lr: Cannot delete property',
    {
      ...sound,
      read: ({ keys, ...request }, sink) =>
        sound.read({ ...request, keys: [(keys as unknown[]).pop() as never] }, sink),
    },
    lr,
  ],
  [
    'a key that it leaves out',
    'failed to read lr: it left out 2 of 2 runs. A loader whose runs can have none says so in holds',
    { ...sound, read() {} },
    lr,
  ],
  [
    'a run that it leaves out of what is read ahead',
    'failed to read lr: it left out 1 of 2 runs. A loader whose runs can have none says so in holds',
    { ...sound, read: (request, sink) => sound.read({ ...request, rows: request.rows.slice(1) }, sink) },
    (runs) => runs.read(['lr', 'metrics.loss']),
  ],
  [
    'names that it leaves out',
    'failed to list the params: it left out 2 of 2 runs. A loader whose runs can have none says so in holds',
    { ...sound, read() {} },
    keys,
  ],
  [
    'histories without a column',
    'failed to read histories: it gave no column run',
    historiesOf({ name: 'row' } as Partial<Column>),
    history,
  ],
  [
    'histories of runs that were not asked for',
    'failed to read histories: its column run does not hold positions among the rows asked for',
    historiesOf({ values: Int32Array.of(0, 5) } as Partial<Column>),
    history,
  ],
  [
    'histories whose columns are not well formed',
    'failed to read histories: it gave columns that are not well formed: run: it has 1 values, and a length of 2',
    historiesOf({ values: Int32Array.of(0) } as Partial<Column>),
    history,
  ],
  [
    'a fault when it is closed',
    'failed to close: disk on fire',
    {
      ...sound,
      async close() {
        throw new Error('disk on fire')
      },
    },
    (runs) => runs.close(),
  ],
]

for (const [what, message, source, ask] of broken) {
  test(`${what}: the error says which plugin failed, and to do what`, async () => {
    const runs = await sheafOf(source).load('x')
    const operation = /failed to (.*?)(:|$)/.exec(message)![1]
    await expect((async () => ask(runs))()).rejects.toMatchObject({
      code: 'PLUGIN_FAILED',
      message: expect.stringContaining(`memory ${message}`),
      details: { plugin: 'memory', operation },
    })
  })
}

test('a loader that gives no source says which part is not there', async () => {
  for (const [given, lacking] of [
    [undefined, 'length'],
    [[sound], 'diagnostics'],
    [{ ...sound, read: undefined, column: () => columnOf([]) }, 'read'],
  ] as const) {
    const loader = defineLoader({ name: 'odd', looksFor: 'x', detect: () => true, load: () => given as never })
    await expect(createSheaf({ loaders: [loader] }).load('x')).rejects.toMatchObject({
      code: 'PLUGIN_FAILED',
      message: `odd failed to load x: it gave no source of runs, which has a ${lacking}`,
      details: { plugin: 'odd', operation: 'load' },
    })
  }
})

test('a promise that comes too late and is rejected harms nobody', async () => {
  const rejecting: RunSource = {
    ...sound,
    async read() {
      throw new Error('too late')
    },
  }
  const runs = await sheafOf(rejecting).load('x')
  expect(() => runs.toList('lr')).toThrow('it answered by a promise')
  await new Promise((resolve) => setTimeout(resolve))
})
