// The loader at work, on a file that lies beside it.
import { count, createSheaf, min } from '@runsheaf/core'
import { jsonl } from './jsonl.ts'

interface Config {
  model: { type: string }
  lr: number
}

const runs = await createSheaf({ loaders: [jsonl] }).load<Config>(`${import.meta.dirname}/runs.jsonl`)
for (const { message } of runs.diagnostics) console.log(message)
runs
  .groupBy('model.type')
  .agg({ runs: count(), best: min('min(metrics.loss)') })
  .print()
