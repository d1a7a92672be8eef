import type { HydraInfo } from '../../contract/run-source.ts'
import { wholeOf } from '../../memory/implied-values.ts'
import { assertSame } from '../same-value.ts'
import { holds, type LoadedRuns, type LoaderCase } from './loaded-runs.ts'
import { ofRuns } from './of-runs.ts'
import { sampleRuns } from './sample-run.ts'

const hydra = {
  job: { name: 'train', num: 3 },
  overrides: ['optimizer.lr=0.1', 'seed=1'],
  choices: { model: 'lstm', data: null },
}
const runs = sampleRuns({ cfg: { seed: 1 }, hydra }, {})

/** What Hydra wrote. */
export const hydraCases: readonly LoaderCase[] = [
  ofRuns('gives job, overrides and choices of Hydra, if it holds them', runs, async (loaded) => {
    if (!holds(loaded.loader, 'hydra')) return
    const found = await hydraOf(loaded, 0)
    assertSame('the job', { name: found?.job?.name, num: found?.job?.num }, hydra.job)
    assertSame('the overrides', found?.overrides, hydra.overrides)
    assertSame('the choices', Object.entries(found?.choices ?? {}).sort(), Object.entries(hydra.choices).sort())
  }),
  ofRuns('knows nothing of Hydra where Hydra wrote nothing', runs, async (loaded) =>
    assertSame('what Hydra wrote', await hydraOf(loaded, 1), undefined),
  ),
  ofRuns('derives no value of a config without interpolations', runs, async ({ store, rows }) => {
    await store.read(['cfg'], rows, {})
    assertSame('the derived paths', store.derived(rows).flat(), [])
  }),
]

async function hydraOf({ store, rows }: LoadedRuns, i: number): Promise<HydraInfo | undefined> {
  await store.read(['hydra'], rows, {})
  return store.value(wholeOf('hydra'), rows[i]!) as HydraInfo | undefined
}
