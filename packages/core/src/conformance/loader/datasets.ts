import type { LoaderCase } from './loaded-runs.ts'
import { ofValues } from './of-runs.ts'
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
  ofValues('lists names, digests and contexts of datasets', 'datasets', inputs, {
    name: [['digits', 'letters'], undefined],
    digest: [['abc123', 'def456'], undefined],
    context: [['train'], undefined],
  }),
]
