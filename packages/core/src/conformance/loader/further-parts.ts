import { assertOffered } from '../suite.ts'
import { assertNames, assertValues, cfgKey, type LoadedRuns, type LoaderCase, storeOf } from './loaded-runs.ts'
import { ofRuns } from './of-runs.ts'
import { variedRuns } from './sample-run.ts'

/** What sources can do beyond reading: by presence. */
export const furtherParts: readonly LoaderCase[] = [
  ...(['histories', 'artifacts', 'updated', 'close'] as const).map((method) =>
    ofRuns(`has ${method} if it can do that, and no such property otherwise`, variedRuns, ({ source }) =>
      assertOffered(source, method),
    ),
  ),
  ofRuns('changes configs in a source of its own, if it changes them', variedRuns, async (loaded) => {
    const changed = await changedRuns(loaded, ['model', 'layers'], 0, 8)
    if (!changed) return
    await assertValues(changed, cfgKey('model', 'layers'), [8, 3])
    await assertValues(changed, cfgKey('model', 'type'), ['lstm', 'gru'])
    await assertValues(loaded, cfgKey('model', 'layers'), [2, 3])
  }),
  ofRuns('names what a changed config has, if it changes them', variedRuns, async (loaded) => {
    const changed = await changedRuns(loaded, ['optimizer'], 1, 'adam')
    if (!changed) return
    await assertNames(changed, 'cfg', [
      ['lr', 'model > layers', 'model > type', 'seed'],
      ['dropout', 'lr', 'model > layers', 'model > type', 'optimizer'],
    ])
    await assertValues(changed, cfgKey('optimizer'), [undefined, 'adam'])
  }),
]

/** The same runs with another value in the config of one of them; none where the source changes no configs. */
async function changedRuns(
  loaded: LoadedRuns,
  path: readonly string[],
  run: number,
  value: unknown,
): Promise<LoadedRuns | undefined> {
  const { loader, store, rows } = loaded
  await store.read(['cfg'], rows, {})
  const source = store.source.updated?.({ path, values: new Map([[rows[run]!, value]]) })
  return source && { ...loaded, store: storeOf(loader, source) }
}
