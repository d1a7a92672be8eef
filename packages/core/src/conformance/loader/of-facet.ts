import type { ColumnType } from '../../columns/column.ts'
import type { Facet, FacetKey } from '../../store/run-store.ts'
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
    if (holds(subject.loader, facet)) await run(subject)
    else await assertWithout(subject, facet, runs)
  },
})

/** A case in which a key has one value in each of some runs. */
export const ofKey = (
  name: string,
  key: FacetKey,
  runs: readonly SampleRun[],
  expected: readonly unknown[],
  type?: ColumnType,
): LoaderCase => ({
  name,
  async run(subject) {
    const held = holds(subject.loader, key.facet)
    const nothing = runs.map(() => undefined)
    const column = await assertValues(await loadRuns(subject, runs), key, held ? expected : nothing)
    if (held && type) assert(column.type === type, `the column is of type ${column.type}, and must be ${type}`)
  },
})

async function assertWithout(subject: LoaderSubject, facet: Facet, runs: readonly SampleRun[]): Promise<void> {
  const names = (await namesOf(await loadRuns(subject, runs), facet)).flat()
  assert(names.length === 0, `it has ${facet}, which its holds does not name: ${names.join(', ')}`)
}
