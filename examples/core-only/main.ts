// The core alone, as a tool of your own would embed it: no dependency, no file system, the same in a browser.
import { count, createSheaf, mean } from '@runsheaf/core'
import { defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'

const results = [
  { info: { runId: 'a' }, cfg: { model: 'lstm', seed: 1 }, metrics: { accuracy: 0.81 } },
  { info: { runId: 'b' }, cfg: { model: 'lstm', seed: 2 }, metrics: { accuracy: 0.83 } },
  { info: { runId: 'c' }, cfg: { model: 'transformer', seed: 1 }, metrics: { accuracy: 0.9 } },
]
const memory = defineLoader({
  name: 'memory',
  looksFor: 'the word memory',
  detect: (location) => location === 'memory',
  load: () => sourceFromRecords(results),
})

const runs = await createSheaf({ loaders: [memory] }).load('memory')
console.log(`${runs.filter('metrics.accuracy > 0.82').length} of ${runs.length} runs are good enough`)
runs
  .groupBy('model')
  .agg({ runs: count(), accuracy: mean('metrics.accuracy') })
  .print()
