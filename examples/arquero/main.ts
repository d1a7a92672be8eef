// Finished runs of a sweep as an arquero table. Run it as: node main.ts path/to/mlruns
import { createSheaf, desc } from '@runsheaf/core'
import { arquero } from '@runsheaf/frame-arquero'
import { mlflow } from '@runsheaf/loader-mlflow'
import { op } from 'arquero'

interface Config {
  model: { type: string; hidden_size: number }
  optimizer: { lr: number }
  seed: number
}

const sheaf = createSheaf({ loaders: [mlflow()], frame: arquero })
const runs = await sheaf.load<Config>(process.argv[2] ?? 'mlruns', { experiments: 'transformer_*' })
const table = runs
  .filter("status = 'FINISHED'")
  .sort(desc('metrics.val/acc'))
  .toFrame('model.hidden_size', 'optimizer.lr', 'seed', 'metrics.val/acc')
table.slice(0, 5).print()
table
  .groupby('model.hidden_size')
  .rollup({ accuracy: op.mean('metrics.val/acc') })
  .print()
