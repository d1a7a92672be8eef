import { isRunError } from '../../contract/errors.ts'
import { facets } from '../../contract/facets.ts'
import type { Progress, RunSource, Signal } from '../../contract/run-source.ts'
import { parse } from '../../expression/parse.ts'
import { assertSame } from '../same-value.ts'
import { assert, assertText } from '../suite.ts'
import { holds, idsOf, type LoaderCase, loadAt, loadRuns } from './loaded-runs.ts'
import { ofLoader, ofRuns, ofStore } from './of-runs.ts'
import { sampleIds, sampleRun, sampleRuns, variedRuns } from './sample-run.ts'

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
  ofStore('detects its own stores', several, async (loader, location) =>
    assert((await loader.detect(location)) === true, `detect(${location}) is not true`),
  ),
  ofLoader('does not detect a place where nothing is', async (loader) => {
    for (const location of ['no-such-place', 'no/such/place.txt', 'https://no.such.place/'])
      assert((await loader.detect(location)) === false, `detect('${location}') is not false`)
  }),
  ofLoader('says in words why a place holds no runs, or does not say it', async (loader) => {
    const why = await loader.whyNot?.('no-such-place')
    if (why !== undefined) assertText('answer to whyNot', why)
  }),
  ofRuns('loads each run once', many, ({ store }) =>
    assert(store.all.length === many.length, `${many.length} runs make a store of ${store.all.length}`),
  ),
  ofRuns('loads a store without runs', [], async ({ store, rows }) => {
    assert(store.all.length === 0, `no runs make a store of ${store.all.length}`)
    await store.read(['cfg'], rows, {})
    assertSame('the length of a column of no runs', store.column({ facet: 'cfg', path: ['lr'] }, rows).length, 0)
    assertSame('the names of no runs', store.names('cfg', rows), [])
  }),
  ofStore('gives the runs in the same order each time', several, async (loader, location) => {
    const [first, second] = [await loadAt(loader, location), await loadAt(loader, location)]
    assertSame('the runs when loaded again', idsOf(second), idsOf(first))
  }),
  {
    name: 'loads several locations at once',
    async run({ loader, writeStore }) {
      const locations = [await writeStore(others), await writeStore(several)]
      const found = idsOf(await loader.load(locations, { lifecycle: 'active' }))
      assertSame('the runs of two stores', found.sort(), sampleIds([...others, ...several]))
    },
  },
  ofStore('takes a run that is found twice for one', several, async (loader, location) => {
    const store = await loader.load([location, location], { lifecycle: 'active' })
    assert(store.length === several.length, `${several.length} runs, given twice, make a store of ${store.length}`)
  }),
  {
    name: 'keeps what it loaded apart from what it loads later',
    async run(subject) {
      const { store } = await loadRuns(subject, several)
      const before = idsOf(store.source)
      await loadRuns(subject, others)
      assertSame('the runs after another load', idsOf(store.source), before)
    },
  },
  ofRuns('finds nothing wrong with sound runs, and says so in one list', variedRuns, async ({ store, rows }) => {
    assert(Array.isArray(store.source.diagnostics), 'diagnostics is no list')
    for (const facet of facets) {
      await store.read([facet], rows, {})
      store.names(facet, rows)
    }
    const [found] = store.diagnostics
    assert(found === undefined, `it finds fault with runs that are sound: ${found?.message}`)
  }),
  {
    name: 'leaves deleted runs out unless they are asked for',
    async run({ loader, writeStore }) {
      const deleted = holds(loader, 'deleted') ? [sampleRun(8, { info: { lifecycleStage: 'deleted' } })] : []
      const location = await writeStore([...several, ...deleted])
      const wanted = { active: several, deleted, all: [...several, ...deleted] } as const
      for (const lifecycle of ['active', 'deleted', 'all'] as const) {
        const found = idsOf(await loadAt(loader, location, { lifecycle })).sort()
        assertSame(`the runs with lifecycle '${lifecycle}'`, found, sampleIds(wanted[lifecycle]))
      }
    },
  },
  ofStore('leaves no run out that a condition keeps', variedRuns, async (loader, location) => {
    const { runId } = variedRuns[1]!.info
    for (const [facet, where] of conditions) {
      if (!holds(loader, facet)) continue
      const found = idsOf(await loadAt(loader, location, { where: parse(where) }))
      assert(found.includes(runId), `where left a run out that meets it: ${where}`)
    }
  }),
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
  ofStore('loads everything or throws ABORTED, if its signal says stop', several, async (loader, location) => {
    let store: RunSource
    try {
      store = await loadAt(loader, location, { signal: stopped })
    } catch (error) {
      assert(isRunError(error, 'ABORTED'), `it throws ${String(error)}, not a RunError ABORTED`)
      return
    }
    assert(store.length === several.length, `it gives ${store.length} of ${several.length} runs`)
  }),
  ofRuns('is closed without an error, if it closes', several, async ({ store, rows }) => {
    await store.read(['cfg'], rows, {})
    await store.close()
  }),
]

function assertRising(seen: readonly Progress[]): void {
  for (const [i, { done, total, files = 0 }] of seen.entries()) {
    const before = seen[i - 1]
    const last = before?.done ?? 0
    assert(done >= last && done <= total, `progress goes from ${last} to ${done}, of ${total}`)
    assert(files >= (before?.files ?? 0), `the files opened go from ${before?.files} to ${files}`)
  }
}
