import type { ColumnType } from '../../columns/column.ts'
import { isRunError } from '../../contract/errors.ts'
import type { Facet, FacetKey } from '../../contract/run-source.ts'
import { RunStore } from '../../memory/run-store.ts'
import { assert } from '../suite.ts'
import { assertValues, holds, type LoaderCase, type LoaderSubject, loadRuns, namesOf } from './loaded-runs.ts'
import type { SampleRun } from './sample-run.ts'

/** A case of one facet. A loader that does not hold it must have nothing of it. */
export const ofFacet = (
  facet: Facet,
  name: string,
  runs: readonly SampleRun[],
  run: (subject: LoaderSubject) => Promise<unknown>,
): LoaderCase => ({
  name,
  async run(subject) {
    if (!holds(subject.loader, facet)) return assertWithout(subject, facet, runs)
    try {
      await run(subject)
    } catch (error) {
      throw await withAdvice(subject, facet, runs, error)
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
  ofFacet(key.facet, name, runs, async (subject) => {
    const column = await assertValues(await loadRuns(subject, runs), key, expected)
    if (type) assert(column.type === type, `the column is of type ${column.type}, and must be ${type}`)
  })

/** Fails where a source has what its loader does not hold: core never asks for it, so that it would be lost. */
async function assertWithout(subject: LoaderSubject, facet: Facet, runs: readonly SampleRun[]): Promise<void> {
  const loaded = await loadRuns(subject, runs)
  const asking = { ...loaded, store: new RunStore(loaded.store.source, { plugin: subject.loader.name }) }
  try {
    const names = (await namesOf(asking, facet)).flat()
    assert(names.length === 0, `it has ${facet}, which its holds does not name: ${names.join(', ')}`)
  } catch (error) {
    if (!isRunError(error, 'PLUGIN_FAILED')) throw error
  }
}

/** The error of a failed case; where a loader has nothing at all of a facet, with what to do if that is meant. */
async function withAdvice(subject: LoaderSubject, facet: Facet, runs: readonly SampleRun[], error: unknown) {
  const loaded = await loadRuns(subject, runs)
  const names = (await namesOf(loaded, facet)).flat()
  if (names.length > 0 || !(error instanceof Error)) return error
  const advice = `It has no ${facet} at all: if its runs can have none, name in holds what they can have`
  return new Error(`${error.message}. ${advice}`, { cause: error })
}
