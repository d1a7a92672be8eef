import type { SampleRun } from '../../../../src/conformance.ts'
import {
  columnOf,
  type FacetKey,
  type Loader,
  type MetricPoint,
  type Reducer,
  RunError,
  valuesOf,
} from '../../../../src/plugin.ts'
import { artifacts, type Broken, columns, isKey, reading, store } from './loader.ts'

const pointsOf = (run: SampleRun | undefined) => run?.metrics?.m ?? []
const numbersOf = (run: SampleRun) => pointsOf(run).flatMap(({ value }) => (Number.isNaN(value) ? [] : [value]))

/** A loader that makes other numbers of histories of the metric `m`. */
const reduced = (reduce: Reducer | undefined, change: (run: SampleRun) => number | undefined): Loader =>
  columns(
    (key: FacetKey) => key.path[0] === 'm' && key.reduce === reduce,
    (column, _, rows, runs) => {
      const some = Array.from(rows, (row) => pointsOf(runs[row]).length > 1)
      const made = Array.from(rows, (row) => change(runs[row]!))
      return some.includes(true) ? columnOf(made) : column
    },
  )

const later =
  (...by: readonly ((point: MetricPoint) => number)[]) =>
  (run: SampleRun) =>
    pointsOf(run).reduce((last, point) => {
      const difference = by.map((of) => of(point) - of(last)).find((difference) => difference !== 0)
      return difference === undefined || difference > 0 ? point : last
    }).value

/** What becomes of histories. */
const brokenHistories: readonly Broken[] = [
  [
    'takes the latest point for the last one',
    'gives the value of the greatest step as the last one',
    reduced(
      undefined,
      later(
        (p) => p.timestamp,
        (p) => p.value,
      ),
    ),
  ],
  [
    'does not look at times',
    'gives the value of the latest time, of equal steps, as the last one',
    reduced(
      undefined,
      later(
        (p) => p.step,
        (p) => p.value,
      ),
    ),
  ],
  [
    'takes the point that was logged last',
    'gives the greatest value, of equal steps and times, as the last one',
    reduced(
      undefined,
      later(
        (p) => p.step,
        (p) => p.timestamp,
      ),
    ),
  ],
  [
    'takes the last value for the least',
    'gives min(metrics.m)',
    reduced(
      'min',
      later(
        (p) => p.step,
        (p) => p.timestamp,
      ),
    ),
  ],
  ['takes the first value for the greatest', 'gives max(metrics.m)', reduced('max', (run) => pointsOf(run)[0]?.value)],
  [
    'takes the point that was logged first',
    'gives first(metrics.m), the value of the least step',
    reduced('first', (run) => pointsOf(run)[0]?.value),
  ],
  [
    'takes NaN into the mean',
    'gives mean(metrics.m)',
    reduced('mean', (run) => pointsOf(run).reduce((sum, { value }) => sum + value, 0) / pointsOf(run).length),
  ],
  [
    'leaves NaN out of the count',
    'gives count(metrics.m), NaN included',
    reduced('count', (run) => numbersOf(run).length),
  ],
  [
    'gives the least value for its step',
    'gives argmin(metrics.m), a step',
    reduced('argmin', (run) => Math.min(...numbersOf(run))),
  ],
  [
    'gives the line of the greatest value for its step',
    'gives argmax(metrics.m), a step',
    reduced('argmax', (run) => pointsOf(run).findIndex(({ value }) => value === Math.max(...numbersOf(run)))),
  ],
  [
    'takes NaN for the least',
    'gives min(metrics.m) without NaN',
    reduced('min', (run) => Math.min(...pointsOf(run).map(({ value }) => value))),
  ],
  [
    'keeps one point for each step',
    'gives each point of a history, in the order of logging',
    historyRows((all) =>
      all.filter(
        (point, i) => !all.slice(0, i).some((other) => [0, 1, 2].every((column) => other[column] === point[column])),
      ),
    ),
  ],
  [
    'leaves the last step out',
    'cuts histories to steps, first and last included',
    store(({ histories }) => ({
      histories: (metrics, rows, { steps, ...options }) =>
        histories!(metrics, rows, { ...options, ...(steps && { steps: [steps[0], steps[1] - 1] as const }) }),
    })),
  ],
  [
    'reads one metric',
    'gives the histories of several metrics',
    store(({ histories }) => ({ histories: (metrics, ...rest) => histories!(metrics.slice(0, 1), ...rest) })),
  ],
  [
    'counts runs of a history by its own rows',
    'counts runs of a history by their position among the rows asked for',
    store(({ histories }) => ({
      async histories(metrics, rows, options) {
        const found = await histories!(metrics, rows, options)
        const columns = found.columns.map((column) =>
          column.name === 'run' && column.type === 'i32'
            ? { ...column, values: column.values.map((position) => rows[position]!) }
            : column,
        )
        return { ...found, columns }
      },
    })),
  ],
  [
    'gives times of points in seconds',
    'gives times of points in milliseconds, as times',
    historyRows((all) =>
      all.map(([run, metric, step, time, value]) => [run, metric, step, new Date(Number(time) / 1000), value]),
    ),
  ],
  [
    'fails where no run has a metric',
    'gives no points of a metric that is not there',
    store(({ histories }) => ({
      async histories(metrics, rows, options) {
        const found = await histories!(metrics, rows, options)
        if (found.length === 0) throw new Error('no points')
        return found
      },
    })),
  ],
]

/** A loader whose histories have other rows: `[run, metric, step, timestamp, value]`. */
function historyRows(change: (rows: readonly (readonly unknown[])[]) => readonly (readonly unknown[])[]): Loader {
  return store(({ histories }) => ({
    async histories(metrics, rows, options) {
      const found = await histories!(metrics, rows, options)
      const columns = found.columns.map(valuesOf)
      const made = change(Array.from({ length: found.length }, (_, i) => columns.map((column) => column[i])))
      return {
        length: made.length,
        columns: found.columns.map(({ name, type }, c) => {
          const column = columnOf(made.map((row) => row[c]))
          const floats = type === 'f64' && {
            type,
            length: made.length,
            nullCount: 0,
            values: Float64Array.from(made, (row) => Number(row[c])),
          }
          return { ...(floats || column), name }
        }),
      }
    },
  }))
}

const brokenFiles: readonly Broken[] = [
  [
    'knows no choices',
    'gives job, overrides and choices of Hydra, if it knows them',
    store(({ hydra }) => ({
      hydra(index) {
        const found = hydra!(index)
        return found && { job: found.job, overrides: found.overrides }
      },
    })),
  ],
  [
    'takes every run for one of Hydra',
    'knows nothing of Hydra where Hydra wrote nothing',
    store(({ hydra }) => ({ hydra: (index) => hydra!(index) ?? { overrides: [] } })),
  ],
  [
    'takes every value for a derived one',
    'derives no value of a config without interpolations',
    store(() => ({ derived: () => [['seed']] })),
  ],
  [
    'lists artifacts as they come',
    'lists the artifacts of a run, sorted, with / between folders',
    artifacts(({ list }) => ({ list: (glob) => (glob === undefined ? list().toReversed() : list(glob)) })),
  ],
  [
    'takes folders for parts of names',
    'lists the artifacts that fit a glob',
    artifacts(({ list }) => ({ list: (glob) => list(glob === 'plots/*' ? 'plots/**' : glob) })),
  ],
  [
    'fails where a run kept nothing',
    'lists no artifacts of a run that kept none',
    artifacts(({ list }, run) => ({
      list(glob) {
        if (!run.artifacts) throw new Error('no such folder')
        return list(glob)
      },
    })),
  ],
  [
    'reads text as Latin-1',
    'reads artifacts as text, bytes and JSON',
    artifacts(({ text }) => ({ text: async (name) => (await text(name)).replace('é', 'Ã©') })),
  ],
  [
    'takes the header line for a row',
    'reads artifacts with a header line as columns, if it reads CSV',
    artifacts(({ csv }) => ({
      async csv(name) {
        const { length, columns } = await csv!(name)
        return { length, columns: columns.map((column, i) => ({ ...column, name: String(i) })) }
      },
    })),
  ],
  ...(['isRead', 'models', 'updated'] as const).map(
    (method): Broken => [
      `has ${method} that is undefined`,
      `has ${method} of stores if it can do that, and no such property otherwise`,
      store(() => ({ [method]: undefined })),
    ],
  ),
  [
    'says that it has not read what it has',
    'says that it has read what it has read, if it says so',
    store(() => ({ isRead: () => false })),
  ],
  [
    'makes up a model',
    'gives no models of runs that have none',
    store(() => ({
      models: () => [{ modelId: 'm', role: 'output', status: 'READY', params: {}, tags: {}, metrics: [] }],
    })),
  ],
  [
    'changes every config',
    'changes configs in a store of its own, if it changes them',
    store(({ updated }, all) => ({
      updated: ({ path, values }) =>
        updated!({ path, values: path[0] === 'model' ? new Map(all.map((_, i) => [i, 8])) : values }),
    })),
  ],
  [
    'names what was there before a change',
    'names what a changed config has, if it changes them',
    store(({ updated, names }) => ({ updated: (update) => ({ ...updated!(update)!, names }) })),
  ],
  [
    'gives paths of what is not there',
    'gives no path of an artifact that is not there',
    artifacts(() => ({ path: (name = '') => `/runs/${name}` })),
  ],
  [
    'reads nothing where there is nothing',
    'refuses to read an artifact that is not there',
    artifacts(({ text }) => ({ text: async (name) => text(name).catch(() => '') })),
  ],
  [
    'leaves the folder of a run',
    'refuses to leave the artifacts of the run',
    artifacts(({ bytes }) => ({ bytes: async (name) => (name.includes('..') ? new Uint8Array(1) : bytes(name)) })),
  ],
]

const isSeed = isKey('cfg', 'seed')

const brokenReading: readonly Broken[] = [
  [
    'has read that is undefined',
    'has read if it reads ahead, and no such property otherwise',
    store(() => ({ read: undefined as never })),
  ],
  [
    'takes for missing what it has not read',
    'gives what was not read ahead, or throws NOT_READ',
    reading(({ column }) => ({
      column(key, rows) {
        if (!isSeed(key)) return column(key, rows)
        try {
          return column(key, rows)
        } catch {
          return columnOf(Array.from(rows, () => undefined))
        }
      },
    })),
  ],
  [
    'does not read a key by itself',
    'gives what was read ahead by its key',
    reading(({ read }) => ({
      read: (keys, ...rest) =>
        read!(
          keys.filter((key) => typeof key === 'string' || !isKey('cfg', 'lr')(key)),
          ...rest,
        ),
    })),
  ],
  [
    'reads all of a facet but notes',
    'gives all of a facet that was read ahead',
    reading(({ read, column }) => {
      let noted = false
      return {
        async read(keys, ...rest) {
          noted ||= keys.some((key) => typeof key === 'object' && isKey('params', 'note')(key))
          await read!(keys, ...rest)
        },
        column(key, rows) {
          if (isKey('params', 'note')(key) && !noted) throw new Error('params.note is not read yet')
          return column(key, rows)
        },
      }
    }),
  ],
  ['keeps what it read last', 'gives what was read ahead for some runs, in any order', lastOnly()],
]

function lastOnly(): Loader {
  return reading(({ read, column }) => {
    let last: Int32Array = new Int32Array()
    return {
      async read(keys, rows, options) {
        last = rows
        await read!(keys, rows, options)
      },
      column(key, rows) {
        if (key.facet === 'cfg' && rows.some((row) => !last.includes(row)))
          throw new RunError('NOT_READ', 'A row is not read.')
        return column(key, rows)
      },
    }
  })
}

/** What is read of runs beside the values of their keys, and ahead of time. */
export const brokenFurther: readonly Broken[] = [...brokenHistories, ...brokenFiles, ...brokenReading]
