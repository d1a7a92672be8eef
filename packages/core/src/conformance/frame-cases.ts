import type { Columns } from '../columns/column.ts'
import type { RunErrorCode } from '../contract/errors.ts'
import type { FrameBackend } from '../contract/frame-backend.ts'
import { awkwardNames } from './awkward-names.ts'
import { awkwardValues } from './awkward-values.ts'
import { assertKeptOrRefused, assertUnchanged, roundTrip } from './round-trip.ts'
import {
  columnsOf,
  columnsOfEachType,
  columnsOfEntries,
  columnsWithinBuffers,
  columnsWithMissing,
  columnsWithRubbish,
} from './sample-columns.ts'
import { assert, assertOffered, assertRefused, assertText, type ConformanceCase } from './suite.ts'

type Case = ConformanceCase<FrameBackend<any>>

const ofBackend = (name: string, run: Case['run']): Case => ({ name, run })

/** A case of columns that come back from a frame as they went into it. */
const ofUnchanged = (name: string, columns: () => Columns): Case =>
  ofBackend(name, (backend) => {
    const given = columns()
    assertUnchanged(given, roundTrip(backend, given))
  })

/** A case of columns that make no frame. */
const ofRefused = (name: string, code: RunErrorCode, columns: Columns): Case =>
  ofBackend(name, (backend) =>
    assertRefused('fromColumns (which begins with checkColumns)', () => backend.fromColumns(columns), code),
  )

/** What a plugin has, and what it says of itself. */
const manifest: readonly Case[] = [
  ofBackend('speaks version 1 of the plugin interface', ({ api }) =>
    assert(api === 1, `api is ${String(api)}; make the backend by defineFrameBackend`),
  ),
  ofBackend('has a name, which errors mention', ({ name }) => assertText('name', name)),
  ofBackend('has series if it makes them, and no such property otherwise', (backend) =>
    assertOffered(backend, 'series'),
  ),
]

const twice = columnsOfEntries([
  ['a', [1]],
  ['a', [2]],
])

/** What it does with columns, whatever they hold. */
const conduct: readonly Case[] = [
  ofBackend('makes frames at once, not as promises', (backend) => {
    const frame: unknown = backend.fromColumns(columnsOf({ a: [1] }))
    assert(!(frame instanceof Promise), 'fromColumns gives a promise; all of a backend is synchronous')
  }),
  ofBackend('leaves the columns that it is given as they are', (backend) => {
    const given = columnsOfEachType()
    roundTrip(backend, given)
    assertUnchanged(columnsOfEachType(), given)
  }),
  ofBackend('makes frames that do not share state', (backend) => {
    const given = columnsOf({ a: [1, 2] })
    const frame = backend.fromColumns(given)
    backend.fromColumns(columnsOf({ b: ['x', 'y', 'z'] }))
    assertUnchanged(given, backend.toColumns(frame))
  }),
  ofBackend('gives the same columns of a frame each time', (backend) => {
    const given = columnsOf({ a: [1, 2], b: ['x', null] })
    const frame = backend.fromColumns(given)
    backend.toColumns(frame)
    assertUnchanged(given, backend.toColumns(frame))
  }),
  ofUnchanged('keeps a frame without columns', () => columnsOf({})),
  ofUnchanged('keeps the names of a frame without rows', () => columnsOf({ b: [], a: [] })),
  ofUnchanged('keeps a frame of one row', () => columnsOf({ a: [1], b: ['x'] })),
  ofUnchanged('turns missing values into null', columnsWithMissing),
  ofUnchanged('does not look at what stands in the place of null', columnsWithRubbish),
  ofUnchanged('reads buffers that are parts of larger ones', columnsWithinBuffers),
  ofUnchanged('keeps a column of each type side by side', columnsOfEachType),
  ofUnchanged('keeps 1,000 columns in their order', () => wideColumns(1000)),
  ofUnchanged('keeps 70,000 rows', longColumns),
  ofRefused('refuses two columns of one name', 'COLUMN_DUPLICATE', twice),
  ofRefused('refuses columns of several lengths', 'ARGUMENT_INVALID', columnsOf({ a: [1, 2], b: [1] })),
]

const values: readonly Case[] = awkwardValues.map(({ name, values, refusals }) =>
  ofBackend(`keeps ${name}`, (backend) => assertKeptOrRefused(backend, columnsOf({ awkward: values() }), refusals)),
)

const names: readonly Case[] = [
  ...awkwardNames.map(([name, list]) =>
    ofUnchanged(`keeps ${name}`, () => columnsOfEntries(list.map((column, i) => [column, [i, i + 1]]))),
  ),
  ofBackend('keeps a name with half of a surrogate pair', (backend) =>
    assertKeptOrRefused(backend, columnsOf({ 'a\ud83d': [1] }), ['COLUMN_TYPE']),
  ),
]

const series: readonly Case[] = columnsOfEachType().columns.map((column) =>
  ofBackend(`makes a series of a column of type ${column.type}`, (backend) => {
    if (!backend.series) return
    const made = backend.series(column)
    assert(made !== undefined && made !== null, 'series gives nothing')
    assert(!(made instanceof Promise), 'series gives a promise; all of a backend is synchronous')
  }),
)

/** All that a frame backend must do. */
export const frameCases: readonly Case[] = [...manifest, ...conduct, ...values, ...names, ...series]

function wideColumns(width: number): Columns {
  return columnsOfEntries(Array.from({ length: width }, (_, i) => [`c${(i * 7) % width}`, [i, i + 0.5]]))
}

function longColumns(): Columns {
  const all = <T>(value: (i: number) => T) => Array.from({ length: 70_000 }, (_, i) => value(i))
  return columnsOf({
    number: all((i) => (i % 10 === 0 ? null : i / 8)),
    code: all((i) => `c${i % 7}`),
    id: all((i) => `run-${i}`),
  })
}
