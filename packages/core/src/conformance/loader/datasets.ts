import type { LoaderCase } from './loaded-runs.ts'
import { ofKey } from './of-facet.ts'
import { sampleRuns } from './sample-run.ts'

const inputs = sampleRuns(
  {
    datasets: [
      { name: 'digits', digest: 'abc123', context: 'train' },
      { name: 'letters', digest: 'def456' },
    ],
  },
  {},
)

/** The datasets that runs read. */
export const datasets: readonly LoaderCase[] = [
  ofKey('lists the names of datasets', { facet: 'datasets', path: ['name'] }, inputs, [
    ['digits', 'letters'],
    undefined,
  ]),
  ofKey('lists the digests of datasets', { facet: 'datasets', path: ['digest'] }, inputs, [
    ['abc123', 'def456'],
    undefined,
  ]),
  ofKey('lists the contexts that datasets have', { facet: 'datasets', path: ['context'] }, inputs, [
    ['train'],
    undefined,
  ]),
]
