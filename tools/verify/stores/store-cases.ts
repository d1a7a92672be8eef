import { createSheaf } from '@runsheaf/core'
import { mlflow } from '@runsheaf/loader-mlflow'
import type { UnpackedStore } from './archive.ts'
import { type Case, exactCase } from './case.ts'
import { ExactNumber } from './exact.ts'
import type { ExpectedExperiment, ExpectedStore } from './expected.ts'
import { runCases } from './run-cases.ts'

/** Every value that the golden data states of a store, with what a user of the packages finds. */
export async function storeCases({ name, folder, expected }: UnpackedStore): Promise<Case[]> {
  const sheaf = createSheaf({ loaders: [mlflow()] })
  const runs = await sheaf.load(folder, { lifecycle: 'all' })
  const experiments = await sheaf.experiments(folder)
  const positions = new Map(Array.from(runs, ({ info }, i) => [info.runId, i]))
  const ids = Object.keys(expected.runs)
  return [
    ...expected.experiments.map((one) => {
      const found = experiments.find(({ experimentId }) => experimentId === one.experiment_id)
      return exactCase(
        `${name}:experiment ${one.experiment_id}`,
        experimentFacts(one, expected),
        found && {
          name: found.name,
          lifecycle_stage: found.lifecycleStage,
          creation_time: found.creationTime ? ExactNumber.int(found.creationTime.getTime()) : null,
          runs: found.runs,
        },
      )
    }),
    exactCase(`${name}:number of experiments`, expected.experiments.length, experiments.length),
    exactCase(`${name}:run ids`, ids.toSorted(), [...positions.keys()].sort()),
    ...ids.flatMap((id) => {
      const at = positions.get(id)
      return at === undefined
        ? []
        : runCases(`${name}:${id}`, expected.runs[id] as ExpectedStore['runs'][string], runs.pick([at]))
    }),
  ]
}

function experimentFacts(experiment: ExpectedExperiment, { runs }: ExpectedStore) {
  const active = Object.values(runs).filter(
    ({ info }) => info.experiment_id === experiment.experiment_id && info.lifecycle_stage === 'active',
  )
  const { name, lifecycle_stage, creation_time } = experiment
  return { name, lifecycle_stage, creation_time, runs: active.length }
}
