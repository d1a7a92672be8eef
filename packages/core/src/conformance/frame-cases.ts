import type { Columns } from '../columns/column.ts'
import { isRunError } from '../contract/errors.ts'
import type { FrameBackend } from '../contract/frame-backend.ts'
import { awkwardNames } from './awkward-names.ts'
import { awkwardValues } from './awkward-values.ts'
import { assertKeptOrRefused, assertUnchanged, roundTrip } from './round-trip.ts'
import {
  columnsOf,
  columnsOfEachType,
  columnsWithinBuffers,
  columnsWithMissing,
  columnsWithRubbish,
} from './sample-columns.ts'
import { assert, type ConformanceCase, thrownBy } from './suite.ts'

type Case = ConformanceCase<FrameBackend<any>>

/** What a plugin has, and what it says of itself. */
const manifest: readonly Case[] = [
  {
    name: 'speaks version 1 of the plugin interface',
    run: ({ api }) => assert(api === 1, `api is ${String(api)}; make the backend by defineFrameBackend`),
  },
  {
    name: 'has a name, which errors mention',
    run: ({ name }) => assert(typeof name === 'string' && name.trim() !== '', `its name is ${JSON.stringify(name)}`),
  },
  {
    name: 'has series if it makes them, and no such property otherwise',
    run: (backend) =>
      assert(!('series' in backend) || typeof backend.series === 'function', 'series is there, but is no function'),
  },
]

/** What it does with columns, whatever they hold. */
const conduct: readonly Case[] = [
  {
    name: 'makes frames at once, not as promises',
    run(backend) {
      const frame: unknown = backend.fromColumns(columnsOf([['a', [1]]]))
      assert(!(frame instanceof Promise), 'fromColumns gives a promise; all of a backend is synchronous')
    },
  },
  {
    name: 'leaves the columns that it is given as they are',
    run(backend) {
      const given = columnsOfEachType()
      roundTrip(backend, given)
      assertUnchanged(columnsOfEachType(), given)
    },
  },
  {
    name: 'makes frames that do not share state',
    run(backend) {
      const [one, other] = [columnsOf([['a', [1, 2]]]), columnsOf([['b', ['x', 'y', 'z']]])]
      const frame = backend.fromColumns(one)
      backend.fromColumns(other)
      assertUnchanged(one, backend.toColumns(frame))
    },
  },
  {
    name: 'gives the same columns of a frame each time',
    run(backend) {
      const given = columnsOf([
        ['a', [1, 2]],
        ['b', ['x', null]],
      ])
      const frame = backend.fromColumns(given)
      backend.toColumns(frame)
      assertUnchanged(given, backend.toColumns(frame))
    },
  },
  { name: 'keeps a frame without columns', run: (backend) => unchanged(backend, { length: 0, columns: [] }) },
  {
    name: 'keeps the names of a frame without rows',
    run: (backend) =>
      unchanged(
        backend,
        columnsOf([
          ['b', []],
          ['a', []],
        ]),
      ),
  },
  {
    name: 'keeps a frame of one row',
    run: (backend) =>
      unchanged(
        backend,
        columnsOf([
          ['a', [1]],
          ['b', ['x']],
        ]),
      ),
  },
  { name: 'turns missing values into null', run: (backend) => unchanged(backend, columnsWithMissing()) },
  {
    name: 'does not look at what stands in the place of null',
    run: (backend) => unchanged(backend, columnsWithRubbish()),
  },
  { name: 'reads buffers that are parts of larger ones', run: (backend) => unchanged(backend, columnsWithinBuffers()) },
  { name: 'keeps a column of each type side by side', run: (backend) => unchanged(backend, columnsOfEachType()) },
  { name: 'keeps 1,000 columns in their order', run: (backend) => unchanged(backend, wideColumns(1000)) },
  { name: 'keeps 70,000 rows', run: (backend) => unchanged(backend, longColumns()) },
  {
    name: 'refuses two columns of one name',
    run: (backend) =>
      refused(
        backend,
        columnsOf([
          ['a', [1]],
          ['a', [2]],
        ]),
        'COLUMN_DUPLICATE',
      ),
  },
  {
    name: 'refuses columns of several lengths',
    run: (backend) =>
      refused(
        backend,
        columnsOf([
          ['a', [1, 2]],
          ['b', [1]],
        ]),
        'ARGUMENT_INVALID',
      ),
  },
]

const values: readonly Case[] = awkwardValues.map(({ name, values, refusals }) => ({
  name: `keeps ${name}`,
  run: (backend) => assertKeptOrRefused(backend, columnsOf([['awkward', values()]]), refusals),
}))

const names: readonly Case[] = [
  ...awkwardNames.map(
    ([name, list]): Case => ({
      name: `keeps ${name}`,
      run: (backend) => unchanged(backend, columnsOf(list.map((column, i) => [column, [i, i + 1]]))),
    }),
  ),
  {
    name: 'keeps a name with half of a surrogate pair',
    run: (backend) => assertKeptOrRefused(backend, columnsOf([['a\ud83d', [1]]]), ['COLUMN_TYPE']),
  },
]

const series: readonly Case[] = columnsOfEachType().columns.map((column) => ({
  name: `makes a series of a column of type ${column.type}`,
  run(backend) {
    if (!backend.series) return
    const made = backend.series(column)
    assert(made !== undefined && made !== null, 'series gives nothing')
    assert(!(made instanceof Promise), 'series gives a promise; all of a backend is synchronous')
  },
}))

/** All that a frame backend must do. */
export const frameCases: readonly Case[] = [...manifest, ...conduct, ...values, ...names, ...series]

function unchanged(backend: FrameBackend<any>, columns: Columns): void {
  assertUnchanged(columns, roundTrip(backend, columns))
}

function refused(backend: FrameBackend<any>, columns: Columns, code: 'COLUMN_DUPLICATE' | 'ARGUMENT_INVALID'): void {
  const error = thrownBy(() => backend.fromColumns(columns))
  assert(error !== undefined, `fromColumns takes them; it must throw a RunError ${code}. Call checkColumns first`)
  assert(isRunError(error, code), `fromColumns throws ${String(error)}, and must throw a RunError ${code}`)
}

function wideColumns(width: number): Columns {
  return columnsOf(Array.from({ length: width }, (_, i) => [`c${(i * 7) % width}`, [i, i + 0.5]]))
}

const longColumns = once(() => {
  const all = <T>(value: (i: number) => T) => Array.from({ length: 70_000 }, (_, i) => value(i))
  return columnsOf([
    ['number', all((i) => (i % 10 === 0 ? null : i / 8))],
    ['code', all((i) => `c${i % 7}`)],
    ['id', all((i) => `run-${i}`)],
  ])
})

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
