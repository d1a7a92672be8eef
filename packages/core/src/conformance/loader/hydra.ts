import type { HydraInfo } from '../../contract/run-source.ts'
import { assertSame, holds, type LoadedRuns, type LoaderCase, loadRuns } from './loaded-runs.ts'
import { sampleRuns } from './sample-run.ts'

const hydra = {
  job: { name: 'train', num: 3 },
  overrides: ['optimizer.lr=0.1', 'seed=1'],
  choices: { model: 'lstm', data: null },
}
const runs = sampleRuns({ cfg: { seed: 1 }, hydra }, {})

/** What Hydra wrote. */
export const hydraCases: readonly LoaderCase[] = [
  {
    name: 'gives job, overrides and choices of Hydra, if it holds them',
    async run(subject) {
      if (!holds(subject.loader, 'hydra')) return
      const found = await hydraOf(await loadRuns(subject, runs), 0)
      assertSame('the job', { name: found?.job?.name, num: found?.job?.num }, hydra.job)
      assertSame('the overrides', found?.overrides, hydra.overrides)
      assertSame('the choices', Object.entries(found?.choices ?? {}).sort(), Object.entries(hydra.choices).sort())
    },
  },
  {
    name: 'knows nothing of Hydra where Hydra wrote nothing',
    async run(subject) {
      assertSame('what Hydra wrote', await hydraOf(await loadRuns(subject, runs), 1), undefined)
    },
  },
  {
    name: 'derives no value of a config without interpolations',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, runs)
      await store.read(['cfg'], rows, {})
      store.names('cfg', rows)
      assertSame('the derived paths', store.derived(rows).flat(), [])
    },
  },
]

async function hydraOf({ store, rows }: LoadedRuns, i: number): Promise<HydraInfo | undefined> {
  await store.read(['hydra'], rows, {})
  return store.value({ facet: 'hydra', path: [] }, rows[i]!) as HydraInfo | undefined
}
