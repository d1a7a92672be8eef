import type { Column } from '../../columns/column.ts'
import { valuesOf } from '../../columns/value.ts'
import type { Holding, Loader, LoadRequest } from '../../contract/loader.ts'
import type { Awaitable, Facet, FacetKey, RunSource } from '../../contract/run-source.ts'
import { printKey } from '../../keys/print-key.ts'
import { RunStore } from '../../memory/run-store.ts'
import { guard } from '../../source/guard.ts'
import { assertSame } from '../same-value.ts'
import { assert, type ConformanceCase } from '../suite.ts'
import type { SampleRun } from './sample-run.ts'

/** A loader, and how the runs of a case are written to where it finds them. */
export interface LoaderSubject {
  readonly loader: Loader
  /** Writes runs to a new place, and gives its location. What the loader does not hold may be left out. */
  readonly writeStore: (runs: readonly SampleRun[]) => Awaitable<string>
}

export type LoaderCase = ConformanceCase<LoaderSubject>

export const holds = ({ holds }: Loader, what: Holding): boolean => holds?.includes(what) ?? true

/** A sample as the loader found it. */
export interface LoadedRuns {
  readonly loader: Loader
  readonly location: string
  /** As the loader gave it. */
  readonly source: RunSource
  readonly store: RunStore
  /** The rows of the sample's runs, in the sample's order. */
  readonly rows: Int32Array
}

export const loadAt = async (
  loader: Loader,
  location: string,
  request: Partial<LoadRequest> = {},
): Promise<RunSource> => loader.load([location], { lifecycle: 'active', ...request })

/** A store that asks the loader's source for everything, also for what the loader does not hold. */
export const storeOf = ({ name: plugin }: Loader, source: RunSource): RunStore =>
  new RunStore(guard(source, { plugin }), { plugin })

/** Writes runs, loads them, and fails unless they are there. */
export async function loadRuns(
  { loader, writeStore }: LoaderSubject,
  runs: readonly SampleRun[],
  request: Partial<LoadRequest> = {},
): Promise<LoadedRuns> {
  const location = await writeStore(runs)
  const source = await loadAt(loader, location, request)
  const store = new RunStore(storeOf(loader, source).source, { plugin: loader.name, holds: loader.holds })
  return { loader, location, source, store, rows: rowsOf(source, runs) }
}

export const idsOf = (source: RunSource): string[] =>
  Array.from({ length: source.length }, (_, i) => source.info(i).runId)

function rowsOf(source: RunSource, runs: readonly SampleRun[]): Int32Array {
  const found = idsOf(source)
  return Int32Array.from(runs, ({ info: { runId } }) => {
    const row = found.indexOf(runId)
    assert(row >= 0, `the run ${runId} is not among those that were loaded: ${found.join(', ') || 'none'}`)
    return row
  })
}

export const cfgKey = (...path: readonly string[]) => ({ facet: 'cfg', path }) as const

/** A column, read ahead where the store reads asynchronously. */
export async function columnOfKey({ store, rows }: LoadedRuns, key: FacetKey): Promise<Column> {
  await store.read([key], rows, {})
  return store.column(key, rows)
}

/** Fails unless a key has these values: `undefined` where a run lacks it. */
export async function assertValues(loaded: LoadedRuns, key: FacetKey, expected: readonly unknown[]): Promise<Column> {
  const column = await columnOfKey(loaded, key)
  for (const [i, value] of valuesOf(column).entries()) assertSame(`${printKey(key)} of run ${i}`, value, expected[i])
  return column
}

/** The names of a facet, for each run; the order of names is the loader's own. */
export async function namesOf({ store, rows }: LoadedRuns, facet: Facet): Promise<string[][]> {
  await store.read([facet], rows, {})
  return store.names(facet, rows).map((paths) => paths.map((path) => path.join(' > ')).sort())
}

/** Fails unless the runs have these names of a facet. */
export async function assertNames(loaded: LoadedRuns, facet: Facet, expected: readonly (readonly string[])[]) {
  assertSame(`the names of ${facet}`, await namesOf(loaded, facet), expected)
}
