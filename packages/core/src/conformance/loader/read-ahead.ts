import { valuesOf } from '../../columns/value.ts'
import { isRunError } from '../../contract/errors.ts'
import type { FacetKey, RunPart } from '../../contract/run-source.ts'
import {
  assertSame,
  cfgKey,
  holds,
  type LoadedRuns,
  type LoaderCase,
  type LoaderSubject,
  loadRuns,
} from './loaded-runs.ts'
import { variedRuns } from './sample-run.ts'

const note: FacetKey = { facet: 'params', path: ['note'] }

/** Reading before it is asked for. */
export const readAhead: readonly LoaderCase[] = [
  {
    name: 'gives what was not read ahead, unless it says that it answers later',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      try {
        assertAtHand(subject, loaded, cfgKey('seed'), [1, undefined])
      } catch (error) {
        if (!(loaded.store.source.later && isRunError(error, 'NOT_READ'))) throw error
      }
    },
  },
  ofReading('gives what was read ahead by its key', [cfgKey('lr')], cfgKey('lr'), [0.1, 0.01]),
  ofReading('gives all of a facet that was read ahead', ['params'], note, ['a b', undefined]),
  ofReading(
    'gives the last values of metrics that were read ahead',
    ['metrics'],
    { facet: 'metrics', path: ['loss'] },
    [0.5, 0.8],
  ),
  {
    name: 'gives names that were read ahead',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, variedRuns)
      await store.read([{ names: 'params' }], rows, {})
      const names = store.names('params', rows).map((paths) => paths.flat().sort())
      assertSame('the names of params', names, holds(subject.loader, 'params') ? [['lr', 'note'], ['lr']] : [[], []])
    },
  },
  {
    name: 'gives what was read ahead for some runs, in any order',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      const { store, rows } = loaded
      await store.read(['cfg'], rows.slice(1), {})
      await store.read(['cfg'], rows.slice(0, 1), {})
      assertAtHand(subject, loaded, cfgKey('model', 'type'), ['lstm', 'gru'])
    },
  },
  {
    name: 'gives the same whatever load was asked to read',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns, { read: ['metrics'] })
      await loaded.store.read(['cfg'], loaded.rows, {})
      assertAtHand(subject, loaded, cfgKey('model', 'type'), ['lstm', 'gru'])
    },
  },
]

function ofReading(
  name: string,
  wanted: readonly (RunPart | FacetKey)[],
  key: FacetKey,
  expected: readonly unknown[],
): LoaderCase {
  return {
    name,
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      await loaded.store.read(wanted, loaded.rows, {})
      assertAtHand(subject, loaded, key, expected)
    },
  }
}

/** Fails unless a key has these values, or none where its facet is not held. */
function assertAtHand(
  { loader }: LoaderSubject,
  { store, rows }: LoadedRuns,
  key: FacetKey,
  expected: readonly unknown[],
) {
  const held = holds(loader, key.facet) ? expected : expected.map(() => undefined)
  assertSame(`${key.facet}.${key.path.join('.')}`, valuesOf(store.column(key, rows)), held)
}
