import { runAt } from '../../collection/run.ts'
import { valuesOf } from '../../columns/value.ts'
import { facets } from '../../contract/facets.ts'
import type { RunPart } from '../../contract/run-source.ts'
import { initialSettings } from '../../selection/settings.ts'
import { assertSame } from '../same-value.ts'
import {
  assertNames,
  assertValues,
  cfgKey,
  columnOfKey,
  holds,
  type LoadedRuns,
  type LoaderCase,
  loadRuns,
  namesOf,
} from './loaded-runs.ts'
import { ofRuns } from './of-runs.ts'
import { variedRuns } from './sample-run.ts'

const lastValues = [{ loss: 0.5, 'val/acc': 1 }, { loss: 0.8 }]

/** Columns and runs, whatever they hold. */
export const columns: readonly LoaderCase[] = [
  ofRuns('gives values in the order of the rows that are asked for', variedRuns, async (loaded) => {
    const rows = loaded.rows.toReversed()
    const ids = Array.from(rows, (row) => loaded.store.info(row).runId)
    await assertValues({ ...loaded, rows }, { facet: 'info', path: ['run_id'] }, ids)
    const layers = holds(loaded.loader, 'cfg') ? [3, 2] : [undefined, undefined]
    await assertValues({ ...loaded, rows }, cfgKey('model', 'layers'), layers)
    await assertValues({ ...loaded, rows: rows.slice(0, 1) }, cfgKey('model', 'layers'), layers.slice(0, 1))
  }),
  {
    name: 'gives names in the order of the rows that are asked for',
    async run(subject) {
      const [loaded, again] = [await loadRuns(subject, variedRuns), await loadRuns(subject, variedRuns)]
      const reversed = { ...again, rows: again.rows.toReversed() }
      for (const facet of facets) await assertNames(reversed, facet, (await namesOf(loaded, facet)).reverse())
    },
  },
  ofRuns('gives all parts of a run', variedRuns, async ({ loader, store, rows }) => {
    await store.read([...facets, 'models'], rows, {})
    for (const [i, sample] of variedRuns.entries()) {
      const run = runAt(store, rows[i]!, initialSettings)
      const of = (facet: RunPart, value: object | undefined, none: object = {}) =>
        (holds(loader, facet) ? value : undefined) ?? none
      assertSame('the cfg of a run', run.cfg, of('cfg', sample.cfg as object))
      assertSame('the params of a run', sorted(run.params), sorted(of('params', sample.params)))
      assertSame('the metrics of a run', sorted(run.metrics), sorted(of('metrics', lastValues[i])))
      assertSame('the tags of a run', sorted(run.tags), sorted(of('tags', sample.tags)))
      assertSame('the datasets of a run', run.datasets, of('datasets', sample.datasets, []))
      assertSame('the models of a run', run.models, [])
    }
  }),
  {
    name: 'does not change what it has delivered',
    async run(subject) {
      const keys = [cfgKey('model', 'layers'), { facet: 'metrics', path: ['loss'] } as const]
      const loaded = await loadRuns(subject, variedRuns)
      const read = async (from: LoadedRuns) =>
        (await Promise.all(keys.map((key) => columnOfKey(from, key)))).map((column) => valuesOf(column))
      const before = await read(loaded)
      await read(await loadRuns(subject, variedRuns.toReversed()))
      assertSame('the values after other runs were read', await read(loaded), before)
    },
  },
]

const sorted = (map: object) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1))
