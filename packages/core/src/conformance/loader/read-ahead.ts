import { valuesOf } from '../../columns/value.ts'
import { isRunError } from '../../contract/errors.ts'
import type { LoadRequest } from '../../contract/loader.ts'
import type { FacetKey } from '../../contract/run-source.ts'
import type { Readable } from '../../memory/run-store.ts'
import { assertSame } from '../same-value.ts'
import { cfgKey, holds, type LoadedRuns, type LoaderCase } from './loaded-runs.ts'
import { ofRuns } from './of-runs.ts'
import { variedRuns } from './sample-run.ts'

const note: FacetKey = { facet: 'params', path: ['note'] }
const loss: FacetKey = { facet: 'metrics', path: ['loss'] }
const types = ['lstm', 'gru']

/** A case in which something is read ahead, and the values of a key are then at hand. */
const ofReading = (
  name: string,
  wanted: Readable,
  key: FacetKey,
  expected: readonly unknown[],
  request?: Partial<LoadRequest>,
): LoaderCase =>
  ofRuns(
    name,
    variedRuns,
    async (loaded) => {
      await loaded.store.read([wanted], loaded.rows, {})
      assertAtHand(loaded, key, expected)
    },
    request,
  )

/** Reading before it is asked for. */
export const readAhead: readonly LoaderCase[] = [
  ofRuns('gives what was not read ahead, unless it says that it answers later', variedRuns, (loaded) => {
    try {
      assertAtHand(loaded, cfgKey('seed'), [1, undefined])
    } catch (error) {
      if (!(loaded.store.source.later && isRunError(error, 'NOT_READ'))) throw error
    }
  }),
  ofReading('gives what was read ahead by its key', cfgKey('lr'), cfgKey('lr'), [0.1, 0.01]),
  ofReading('gives all of a facet that was read ahead', 'params', note, ['a b', undefined]),
  ofReading('gives the last values of metrics that were read ahead', 'metrics', loss, [0.5, 0.8]),
  ofReading('gives the same whatever load was asked to read', 'cfg', cfgKey('model', 'type'), types, {
    read: ['metrics'],
  }),
  ofRuns('gives names that were read ahead', variedRuns, async ({ loader, store, rows }) => {
    await store.read([{ names: 'params' }], rows, {})
    const names = store.names('params', rows).map((paths) => paths.flat().sort())
    assertSame('the names of params', names, holds(loader, 'params') ? [['lr', 'note'], ['lr']] : [[], []])
  }),
  ofRuns('gives what was read ahead for some runs, in any order', variedRuns, async (loaded) => {
    const { store, rows } = loaded
    await store.read(['cfg'], rows.slice(1), {})
    await store.read(['cfg'], rows.slice(0, 1), {})
    assertAtHand(loaded, cfgKey('model', 'type'), types)
  }),
]

/** Fails unless a key has these values, or none where its facet is not held. */
function assertAtHand({ loader, store, rows }: LoadedRuns, key: FacetKey, expected: readonly unknown[]) {
  const held = holds(loader, key.facet) ? expected : expected.map(() => undefined)
  assertSame(`${key.facet}.${key.path.join('.')}`, valuesOf(store.column(key, rows)), held)
}
