import { createSheaf, type RunCollection } from '@runsheaf/core'
import { mlflow } from '@runsheaf/loader-mlflow'
import { exampleStore } from '../../example-store.ts'
import { root } from '../../root.ts'

/** What the tests know of the sweeps' configs. */
export interface Config {
  model: { type: string; hidden_size: number }
  optimizer: { lr: number }
  seed: number
}

/** The two sweeps of transformers in the example store, on core's own table. */
export async function sweeps(): Promise<RunCollection<Config, undefined>> {
  const sheaf = createSheaf({ loaders: [mlflow()] })
  return sheaf.load<Config>(await exampleStore(root), { experiments: 'transformer_*' })
}
