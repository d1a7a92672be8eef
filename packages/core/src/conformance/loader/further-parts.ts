import { valuesOf } from '../../columns/value.ts'
import type { RunSource } from '../../contract/run-source.ts'
import { assert } from '../suite.ts'
import {
  assertSame,
  assertValues,
  cfgKey,
  type LoadedRuns,
  type LoaderCase,
  loadRuns,
  namesOf,
  storeOf,
} from './loaded-runs.ts'
import { variedRuns } from './sample-run.ts'

const optional = ['histories', 'artifacts', 'updated', 'close'] as const satisfies readonly (keyof RunSource)[]

/** What sources can do beyond reading: by presence. */
export const furtherParts: readonly LoaderCase[] = [
  ...optional.map(
    (method): LoaderCase => ({
      name: `has ${method} if it can do that, and no such property otherwise`,
      async run(subject) {
        const { source } = await loadRuns(subject, variedRuns)
        assert(!(method in source) || typeof source[method] === 'function', `${method} is there, but is not a function`)
      },
    }),
  ),
  {
    name: 'changes configs in a source of its own, if it changes them',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      const changed = await changedRuns(subject.loader, loaded, ['model', 'layers'], 0, 8)
      if (!changed) return
      await assertValues(changed, cfgKey('model', 'layers'), [8, 3])
      await assertValues(changed, cfgKey('model', 'type'), ['lstm', 'gru'])
      await assertValues(loaded, cfgKey('model', 'layers'), [2, 3])
    },
  },
  {
    name: 'names what a changed config has, if it changes them',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      const changed = await changedRuns(subject.loader, loaded, ['optimizer'], 1, 'adam')
      if (!changed) return
      assertSame('the names after a change', await namesOf(changed, 'cfg'), [
        ['lr', 'model > layers', 'model > type', 'seed'],
        ['dropout', 'lr', 'model > layers', 'model > type', 'optimizer'],
      ])
      assertSame('the new value', valuesOf(changed.store.column(cfgKey('optimizer'), loaded.rows)), [undefined, 'adam'])
    },
  },
]

/** The same runs with another value in the config of one of them; none where the source changes no configs. */
async function changedRuns(
  loader: Parameters<typeof storeOf>[0],
  loaded: LoadedRuns,
  path: readonly string[],
  run: number,
  value: unknown,
): Promise<LoadedRuns | undefined> {
  const { store, rows } = loaded
  await store.read(['cfg'], rows, {})
  const source = store.source.updated?.({ path, values: new Map([[rows[run]!, value]]) })
  return source && { ...loaded, store: storeOf(loader, source) }
}
