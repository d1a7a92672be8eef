import { assert } from '../suite.ts'
import { assertSame, type LoaderCase, loadRuns } from './loaded-runs.ts'
import { sampleRuns } from './sample-run.ts'

const hydra = {
  job: { name: 'train', num: 3 },
  overrides: ['optimizer.lr=0.1', 'seed=1'],
  choices: { model: 'lstm', data: null },
}
const runs = sampleRuns({ cfg: { seed: 1 }, hydra }, {})

/** What Hydra wrote: by presence. */
export const hydraCases: readonly LoaderCase[] = [
  {
    name: 'gives job, overrides and choices of Hydra, if it knows them',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, runs)
      assert(!('hydra' in store) || typeof store.hydra === 'function', 'hydra is there, but is no function')
      const found = store.hydra?.(rows[0]!)
      if (!store.hydra) return
      assertSame('the job', { name: found?.job?.name, num: found?.job?.num }, hydra.job)
      assertSame('the overrides', found?.overrides, hydra.overrides)
      assertSame('the choices', Object.entries(found?.choices ?? {}).sort(), Object.entries(hydra.choices).sort())
    },
  },
  {
    name: 'knows nothing of Hydra where Hydra wrote nothing',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, runs)
      assertSame('what Hydra wrote', store.hydra?.(rows[1]!), undefined)
    },
  },
  {
    name: 'derives no value of a config without interpolations',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, runs)
      assert(!('derived' in store) || typeof store.derived === 'function', 'derived is there, but is no function')
      await store.read?.(['cfg'], rows, {})
      assertSame('the derived paths', store.derived?.(rows) ?? [], [])
    },
  },
]
