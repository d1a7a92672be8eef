import type { ColumnType } from '../../columns/column.ts'
import { isRunError } from '../../contract/errors.ts'
import type { Loader, LoadRequest } from '../../contract/loader.ts'
import type { Facet, FacetKey } from '../../contract/run-source.ts'
import { RunStore } from '../../memory/run-store.ts'
import { assert } from '../suite.ts'
import { assertNames, assertValues, holds, type LoadedRuns, type LoaderCase, loadRuns, namesOf } from './loaded-runs.ts'
import type { SampleRun } from './sample-run.ts'

/** A case of a loader alone. */
export const ofLoader = (name: string, run: (loader: Loader) => unknown): LoaderCase => ({
  name,
  async run({ loader }) {
    await run(loader)
  },
})

/** A case of a store in which some runs were written. */
export const ofStore = (
  name: string,
  runs: readonly SampleRun[],
  run: (loader: Loader, location: string) => unknown,
): LoaderCase => ({
  name,
  async run({ loader, writeStore }) {
    await run(loader, await writeStore(runs))
  },
})

/** A case of runs that were written and loaded. */
export const ofRuns = (
  name: string,
  runs: readonly SampleRun[],
  run: (loaded: LoadedRuns) => unknown,
  request?: Partial<LoadRequest>,
): LoaderCase => ({
  name,
  async run(subject) {
    await run(await loadRuns(subject, runs, request))
  },
})

/** A case of one facet. A loader that does not hold it must have nothing of it. */
const ofFacet = (
  facet: Facet,
  name: string,
  runs: readonly SampleRun[],
  run: (loaded: LoadedRuns) => Promise<unknown>,
): LoaderCase => ({
  name,
  async run(subject) {
    const loaded = await loadRuns(subject, runs)
    if (!holds(subject.loader, facet)) return assertWithout(loaded, facet)
    try {
      await run(loaded)
    } catch (error) {
      throw await withAdvice(loaded, facet, error)
    }
  },
})

/** A case in which a key has one value in each of some runs. */
export const ofKey = (
  name: string,
  key: FacetKey<Facet>,
  runs: readonly SampleRun[],
  expected: readonly unknown[],
  type?: ColumnType,
): LoaderCase =>
  ofFacet(key.facet, name, runs, async (loaded) => {
    const column = await assertValues(loaded, key, expected)
    if (type) assert(column.type === type, `the column is of type ${column.type}, and must be ${type}`)
  })

/** A case of several names of a facet, each with its value in each of some runs. */
export const ofValues = (
  name: string,
  facet: Facet,
  runs: readonly SampleRun[],
  values: Readonly<Record<string, readonly unknown[]>>,
): LoaderCase =>
  ofFacet(facet, name, runs, async (loaded) => {
    for (const [name, expected] of Object.entries(values)) await assertValues(loaded, { facet, path: [name] }, expected)
  })

/** A case of names of a facet that none of some runs has; of a config, the names of a path are joined by `>`. */
export const ofAbsent = (
  name: string,
  facet: Facet,
  runs: readonly SampleRun[],
  names: readonly string[],
): LoaderCase =>
  ofFacet(facet, name, runs, async (loaded) => {
    for (const name of names) await assertValues(loaded, { facet, path: name.split(' > ') }, [])
  })

/** A case of the names of a facet in each of some runs, as {@link ofAbsent} has them. */
export const ofNames = (
  name: string,
  facet: Facet,
  runs: readonly SampleRun[],
  expected: readonly (readonly string[])[],
): LoaderCase => ofFacet(facet, name, runs, (loaded) => assertNames(loaded, facet, expected))

/** Fails where a source has what its loader does not hold: core never asks for it, so that it would be lost. */
async function assertWithout(loaded: LoadedRuns, facet: Facet): Promise<void> {
  const asking = { ...loaded, store: new RunStore(loaded.store.source, { plugin: loaded.loader.name }) }
  try {
    const names = (await namesOf(asking, facet)).flat()
    assert(names.length === 0, `it has ${facet}, which its holds does not name: ${names.join(', ')}`)
  } catch (error) {
    if (!isRunError(error, 'PLUGIN_FAILED')) throw error
  }
}

/** The error of a failed case; where a loader has nothing at all of a facet, with what to do if that is meant. */
async function withAdvice(loaded: LoadedRuns, facet: Facet, error: unknown) {
  const names = (await namesOf(loaded, facet)).flat()
  if (names.length > 0 || !(error instanceof Error)) return error
  const advice = `It has no ${facet} at all: if its runs can have none, name in holds what they can have`
  return new Error(`${error.message}. ${advice}`, { cause: error })
}
