import type { LoaderCase } from './loaded-runs.ts'
import { ofAbsent, ofKey, ofNames } from './of-runs.ts'
import { points, sampleRuns } from './sample-run.ts'

const metric = (name: string) => ({ facet: 'metrics', path: [name] }) as const
const values = (...all: readonly number[]) =>
  sampleRuns(...all.map((value) => ({ metrics: { m: points([0, value]) } })))

const inFolder = sampleRuns(
  { metrics: { loss: points([0, 1]), 'train/loss': points([0, 2]) } },
  { metrics: { loss: points([0, 3]) } },
)
const diverged = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

/** Last values of metrics. */
export const metrics: readonly LoaderCase[] = [
  ofKey('keeps metrics as floats, also whole ones', metric('m'), values(1, 2), [1, 2], 'f64'),
  ofKey('keeps metrics to the last digit', metric('m'), values(0.1, 1e-300, 1 / 3, 1e21), [0.1, 1e-300, 1 / 3, 1e21]),
  ofKey('keeps metrics that diverged: NaN and the infinities', metric('m'), values(...diverged), diverged),
  ofKey('finds a metric by a name with a slash', metric('train/loss'), inFolder, [2, undefined]),
  ofAbsent('finds no metric that is not there', 'metrics', inFolder, ['no', 'train', 'constructor', '__proto__']),
  ofNames('names the metrics of each run', 'metrics', inFolder, [['loss', 'train/loss'], ['loss']]),
]
