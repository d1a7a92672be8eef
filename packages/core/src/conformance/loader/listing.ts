import { isRunError } from '../../contract/errors.ts'
import type { Progress, RunSource, Signal } from '../../contract/run-source.ts'
import { parse } from '../../expression/parse.ts'
import { assert } from '../suite.ts'
import { assertSame, facets, holds, idsOf, type LoaderCase, loadAt, loadRuns } from './loaded-runs.ts'
import { sampleRun, sampleRuns, variedRuns } from './sample-run.ts'

const several = sampleRuns({}, {}, {}, {}, {})
const many = Array.from({ length: 30 }, (_, i) => sampleRun(i))
const others = [sampleRun(7), sampleRun(8)]
const stopped: Signal = { aborted: true, addEventListener() {}, removeEventListener() {} }

/** What the second of the varied runs meets. */
const conditions = [
  ['info', "status = 'FAILED'"],
  ['cfg', 'model.layers >= 3 and seed is missing'],
  ['metrics', 'metrics.loss > 0.6 or metrics.loss is null'],
  ['params', "params.lr = '1e-2' and params.note is missing"],
  ['tags', "not tags.stage = 'final' and tags.`team name` like 'vis%'"],
] as const

/** How a loader finds runs, whatever they hold. */
export const listing: readonly LoaderCase[] = [
  {
    name: 'detects its own stores',
    async run({ loader, writeStore }) {
      const location = await writeStore(several)
      assert((await loader.detect(location)) === true, `detect(${location}) is not true`)
    },
  },
  {
    name: 'does not detect a place where nothing is',
    async run({ loader }) {
      for (const location of ['no-such-place', 'no/such/place.txt', 'https://no.such.place/'])
        assert((await loader.detect(location)) === false, `detect('${location}') is not false`)
    },
  },
  {
    name: 'says in words why a place holds no runs, or does not say it',
    async run({ loader }) {
      const why = await loader.whyNot?.('no-such-place')
      assert(why === undefined || (typeof why === 'string' && why.trim() !== ''), `whyNot gives ${String(why)}`)
    },
  },
  {
    name: 'loads each run once',
    async run(subject) {
      const { store } = await loadRuns(subject, many)
      assert(store.all.length === many.length, `${many.length} runs make a store of ${store.all.length}`)
    },
  },
  {
    name: 'loads a store without runs',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, [])
      assert(store.all.length === 0, `no runs make a store of ${store.all.length}`)
      await store.read(['cfg'], rows, {})
      assertSame('the length of a column of no runs', store.column({ facet: 'cfg', path: ['lr'] }, rows).length, 0)
      assertSame('the names of no runs', store.names('cfg', rows), [])
    },
  },
  {
    name: 'gives the runs in the same order each time',
    async run({ loader, writeStore }) {
      const location = await writeStore(several)
      const [first, second] = [await loadAt(loader, location), await loadAt(loader, location)]
      assertSame('the runs when loaded again', idsOf(second), idsOf(first))
    },
  },
  {
    name: 'loads several locations at once',
    async run({ loader, writeStore }) {
      const locations = [await writeStore(others), await writeStore(several)]
      const expected = [...others, ...several].map(({ info }) => info.runId)
      assertSame(
        'the runs of two stores',
        idsOf(await loader.load(locations, { lifecycle: 'active' })).sort(),
        expected.sort(),
      )
    },
  },
  {
    name: 'takes a run that is found twice for one',
    async run({ loader, writeStore }) {
      const location = await writeStore(several)
      const store = await loader.load([location, location], { lifecycle: 'active' })
      assert(store.length === several.length, `${several.length} runs, given twice, make a store of ${store.length}`)
    },
  },
  {
    name: 'keeps what it loaded apart from what it loads later',
    async run(subject) {
      const { store } = await loadRuns(subject, several)
      const before = idsOf(store.source)
      await loadRuns(subject, others)
      assertSame('the runs after another load', idsOf(store.source), before)
    },
  },
  {
    name: 'finds nothing wrong with sound runs, and says so in one list',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, variedRuns)
      const { diagnostics } = store.source
      assert(Array.isArray(diagnostics), 'diagnostics is no list')
      for (const facet of facets) {
        await store.read([facet], rows, {})
        store.names(facet, rows)
      }
      const [found] = store.diagnostics
      assert(found === undefined, `it finds fault with runs that are sound: ${found?.message}`)
    },
  },
  {
    name: 'leaves deleted runs out unless they are asked for',
    async run(subject) {
      const { loader } = subject
      const live = several.slice(0, 2)
      const deleted = [sampleRun(8, { info: { lifecycleStage: 'deleted' } })]
      const held = holds(loader, 'deleted')
      const location = await subject.writeStore(held ? [...live, ...deleted] : live)
      const idsAt = async (lifecycle: 'active' | 'deleted' | 'all') =>
        idsOf(await loadAt(loader, location, { lifecycle }))
      const wanted = (runs: typeof live) => runs.map(({ info }) => info.runId).sort()
      assertSame("the runs with lifecycle 'active'", (await idsAt('active')).sort(), wanted(live))
      assertSame("the runs with lifecycle 'deleted'", await idsAt('deleted'), held ? wanted(deleted) : [])
      assertSame(
        "the runs with lifecycle 'all'",
        (await idsAt('all')).sort(),
        wanted(held ? [...live, ...deleted] : live),
      )
    },
  },
  {
    name: 'leaves no run out that a condition keeps',
    async run({ loader, writeStore }) {
      const location = await writeStore(variedRuns)
      const { runId } = variedRuns[1]!.info
      for (const [facet, where] of conditions) {
        if (!holds(loader, facet)) continue
        const found = idsOf(await loadAt(loader, location, { where: parse(where) }))
        assert(found.includes(runId), `where left a run out that meets it: ${where}`)
      }
    },
  },
  {
    name: 'counts its progress up to its total, if it counts',
    async run(subject) {
      const seen: Progress[] = []
      const onProgress = (progress: Progress) => seen.push(progress)
      const { store, rows } = await loadRuns(subject, several, { onProgress })
      assertRising(seen.splice(0))
      await store.read(['cfg'], rows, { onProgress })
      assertRising(seen)
    },
  },
  {
    name: 'loads everything or throws ABORTED, if its signal says stop',
    async run({ loader, writeStore }) {
      const location = await writeStore(several)
      let store: RunSource
      try {
        store = await loadAt(loader, location, { signal: stopped })
      } catch (error) {
        assert(isRunError(error, 'ABORTED'), `it throws ${String(error)}, not a RunError ABORTED`)
        return
      }
      assert(store.length === several.length, `it gives ${store.length} of ${several.length} runs`)
    },
  },
  {
    name: 'is closed without an error, if it closes',
    async run(subject) {
      const { store, rows } = await loadRuns(subject, several)
      await store.read(['cfg'], rows, {})
      await store.close()
    },
  },
]

function assertRising(seen: readonly Progress[]): void {
  for (const [i, { done, total, files = 0 }] of seen.entries()) {
    const before = seen[i - 1]
    const last = before?.done ?? 0
    assert(done >= last && done <= total, `progress goes from ${last} to ${done}, of ${total}`)
    assert(files >= (before?.files ?? 0), `the files opened go from ${before?.files} to ${files}`)
  }
}
