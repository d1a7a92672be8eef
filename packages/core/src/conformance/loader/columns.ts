import type { Facet } from '../../store/run-store.ts'
import {
  assertSame,
  assertValues,
  cfgKey,
  columnOfKey,
  facets,
  holds,
  type LoaderCase,
  loadRuns,
  namesOf,
} from './loaded-runs.ts'
import { variedRuns } from './sample-run.ts'

const lastValues = [{ loss: 0.5, 'val/acc': 1 }, { loss: 0.8 }]

/** Columns and records, whatever they hold. */
export const columns: readonly LoaderCase[] = [
  {
    name: 'gives values in the order of the rows that are asked for',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      const rows = loaded.rows.toReversed()
      const ids = Array.from(rows, (row) => loaded.store.info(row).runId)
      await assertValues({ ...loaded, rows }, { facet: 'info', path: ['run_id'] }, ids)
      const layers = holds(subject.loader, 'cfg') ? [3, 2] : [undefined, undefined]
      await assertValues({ ...loaded, rows }, cfgKey('model', 'layers'), layers)
      await assertValues({ ...loaded, rows: rows.slice(0, 1) }, cfgKey('model', 'layers'), layers.slice(0, 1))
    },
  },
  {
    name: 'gives names in the order of the rows that are asked for',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      const rows = loaded.rows.toReversed()
      for (const facet of facets)
        assertSame(
          `the names of ${facet}`,
          await namesOf({ ...loaded, rows }, facet),
          (await namesOf(loaded, facet)).reverse(),
        )
    },
  },
  {
    name: 'gives the same values when it is asked again',
    async run(subject) {
      const loaded = await loadRuns(subject, variedRuns)
      for (const key of [
        cfgKey('model', 'type'),
        { facet: 'metrics', path: ['loss'] } as const,
        { facet: 'params', path: ['lr'] } as const,
      ]) {
        const first = await columnOfKey(loaded, key)
        assertSame(key.path.join('.'), await columnOfKey(loaded, key), first)
      }
    },
  },
  {
    name: 'gives a whole run as one record',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, variedRuns)
      await store.read?.(facets, rows, {})
      for (const [i, run] of variedRuns.entries()) {
        const record = store.record(rows[i]!)
        const of = (facet: Facet, value: object | undefined, none: object = {}) =>
          (holds(subject.loader, facet) ? value : undefined) ?? none
        assertSame('the info of a record', record.info, store.info(rows[i]!))
        assertSame('the cfg of a record', record.cfg, of('cfg', run.cfg as object))
        assertSame('the params of a record', sorted(record.params), sorted(of('params', run.params)))
        assertSame('the metrics of a record', sorted(record.metrics), sorted(of('metrics', lastValues[i])))
        assertSame('the tags of a record', sorted(record.tags), sorted(of('tags', run.tags)))
        assertSame('the datasets of a record', record.datasets, of('datasets', run.datasets, []))
      }
    },
  },
]

const sorted = (map: object) => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1))
