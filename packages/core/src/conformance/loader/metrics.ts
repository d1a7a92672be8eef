import { assertSame, assertValues, type LoaderCase, loadRuns, namesOf } from './loaded-runs.ts'
import { ofFacet, ofKey } from './of-facet.ts'
import { points, sampleRuns } from './sample-run.ts'

const metric = (name: string) => ({ facet: 'metrics', path: [name] }) as const
const values = (...all: readonly number[]) =>
  sampleRuns(...all.map((value) => ({ metrics: { m: points([0, value]) } })))

const inFolder = sampleRuns(
  { metrics: { loss: points([0, 1]), 'train/loss': points([0, 2]) } },
  { metrics: { loss: points([0, 3]) } },
)

/** Last values of metrics. */
export const metrics: readonly LoaderCase[] = [
  ofKey('keeps metrics as floats, also whole ones', metric('m'), values(1, 2), [1, 2], 'f64'),
  ofKey('keeps metrics to the last digit', metric('m'), values(0.1, 1e-300, 1 / 3, 1e21), [0.1, 1e-300, 1 / 3, 1e21]),
  ofKey(
    'keeps metrics that diverged: NaN and the infinities',
    metric('m'),
    values(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ),
  ofKey('finds a metric by a name with a slash', metric('train/loss'), inFolder, [2, undefined]),
  ofFacet('metrics', 'finds no metric that is not there', inFolder, async (subject) => {
    const loaded = await loadRuns(subject, inFolder)
    for (const name of ['no', 'train', 'constructor', '__proto__'])
      await assertValues(loaded, metric(name), [undefined, undefined])
  }),
  ofFacet('metrics', 'names the metrics of each run', inFolder, async (subject) => {
    const expected = [['loss', 'train/loss'], ['loss']]
    assertSame('the names of metrics', await namesOf(await loadRuns(subject, inFolder), 'metrics'), expected)
  }),
]
