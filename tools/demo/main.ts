// npm run demo: loads, filters, groups and frames the example store, which MLflow 3 and Hydra wrote.
import { relative } from 'node:path'
import { count, createSheaf, desc, mean, std } from '@runsheaf/core'
import { arquero } from '@runsheaf/frame-arquero'
import { polars } from '@runsheaf/frame-polars'
import { mlflow } from '@runsheaf/loader-mlflow'
import { exampleStore } from '../example-store.ts'
import { root } from '../root.ts'
import { plusMinus } from './plus-minus.ts'
import { codeOf, type Step } from './step.ts'

const store = relative(process.cwd(), await exampleStore(root)) || '.'
const start = performance.now()
const sheaf = createSheaf({ loaders: [mlflow()] })
const runs = await sheaf.load(store)
const took = Math.round(performance.now() - start)

const sweeps = runs.filter({ job_name: ['transformer_base', 'transformer_large'] })

const steps: Step[] = [
  {
    title: 'Two sweeps as a table, the best runs first',
    code: () =>
      sweeps
        .sort(desc('metrics.val/acc'))
        .toFrame('job_name', 'info.run_name', 'status', 'model.hidden_size', 'optimizer.lr', 'seed', 'metrics.val/acc')
        .toString({ rows: 8 }),
  },
  {
    title: 'Only finished runs, grouped by what they vary, with mean ± std over their seeds',
    code: () =>
      plusMinus(
        sweeps
          .filter("status = 'FINISHED'")
          .groupBy('model.hidden_size', 'optimizer.lr', 'data.batch_size')
          .agg({ runs: count(), mean: mean('metrics.val/acc'), std: std('metrics.val/acc') }),
      ),
  },
  {
    title: 'The same groups as a polars data frame',
    code: () =>
      sweeps
        .with(polars)
        .filter("status = 'FINISHED'")
        .groupBy('model.hidden_size', 'optimizer.lr', 'data.batch_size')
        .agg({ runs: count(), accuracy: mean('metrics.val/acc') }),
  },
  {
    title: 'The same groups as an arquero table, and a verb of arquero',
    code: () =>
      sweeps
        .with(arquero)
        .filter("status = 'FINISHED'")
        .groupBy('model.hidden_size', 'optimizer.lr', 'data.batch_size')
        .agg({ runs: count(), accuracy: mean('metrics.val/acc') })
        .orderby('accuracy')
        .toMarkdown(),
  },
]

const { size: experiments } = runs.groupBy('experiment_id')
console.log(`${runs.length} runs of ${experiments} experiments found in ${store} in ${took} ms`)
for (const step of steps)
  console.log(`\n── ${step.title}\n\n${codeOf(String(step.code))}\n\n${String(step.code()).trimEnd()}`)
const next = [
  [`npm run runsheaf -- ls ${store} -e 'transformer_*'`, 'the same runs in the terminal'],
  [`npm run runsheaf -- group ${store} -e 'transformer_*' --by 'all but seed'`, 'groups of them'],
  ['npm run runsheaf -- --help', 'all commands'],
  ['npm run examples', 'three small projects to copy, in examples/'],
  ['npm test', 'every test of every package'],
] as const
console.log('\n── Next\n')
const width = Math.max(...next.map(([command]) => command.length))
for (const [command, about] of next) console.log(`${command.padEnd(width)}   ${about}`)
