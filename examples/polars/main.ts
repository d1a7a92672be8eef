// Finished runs of a sweep as a polars data frame. Run it as: node main.ts path/to/mlruns
import { createSheaf, desc } from '@runsheaf/core'
import { polars } from '@runsheaf/frame-polars'
import { mlflow } from '@runsheaf/loader-mlflow'
import pl from 'nodejs-polars'

interface Config {
  model: { type: string; hidden_size: number }
  optimizer: { lr: number }
  seed: number
}

const sheaf = createSheaf({ loaders: [mlflow()], frame: polars })
const runs = await sheaf.load<Config>(process.argv[2] ?? 'mlruns', { experiments: 'transformer_*' })
const frame = runs
  .filter("status = 'FINISHED'")
  .sort(desc('metrics.val/acc'))
  .toFrame('model.hidden_size', 'optimizer.lr', 'seed', 'metrics.val/acc')
console.log(frame.head(5).toString())
console.log(frame.groupBy('model.hidden_size').agg(pl.col('metrics.val/acc').mean()).toString())
