import { createSheaf, type ExperimentInfo } from '@runsheaf/core'
import { mlflow } from '@runsheaf/loader-mlflow'
import type { UnpackedStore } from './archive.ts'
import { type Case, exactCase } from './case.ts'
import { ExactNumber } from './exact.ts'
import { type ExpectedExperiment, type ExpectedStore, isFailure } from './expected.ts'
import { modelCases } from './model-cases.ts'
import { runCases } from './run-cases.ts'

/** Every value that the golden data states of a store, with what a user of the packages finds. */
export async function storeCases({ name, folder, expected }: UnpackedStore): Promise<Case[]> {
  const sheaf = createSheaf({ loaders: [mlflow()] })
  const runs = await sheaf.load(folder, { lifecycle: 'all' })
  const positions = new Map(Array.from(runs, ({ info }, i) => [info.runId, i]))
  const cases = [
    ...experimentCases(name, expected, await sheaf.experiments(folder)),
    runIdsCase(name, expected, [...positions.keys()]),
  ]
  for (const [id, run] of Object.entries(expected.runs)) {
    const at = positions.get(id)
    if (at !== undefined) cases.push(...(await runCases(`${name}:${id}`, run, runs.pick([at]))))
  }
  return [...cases, ...modelCases(name, expected, runs)]
}

/** Where MLflow's search raised an error, the data does not say which other runs there are: those it has must be there. */
function runIdsCase(name: string, { runs, search }: ExpectedStore, ids: readonly string[]): Case {
  const stated = Object.values(search).some(isFailure) ? ids.filter((id) => Object.hasOwn(runs, id)) : ids
  return exactCase(`${name}:run ids`, Object.keys(runs).sort(), stated.toSorted())
}

/** Where MLflow raised an error, the data says nothing of experiments. */
function experimentCases(name: string, { experiments }: ExpectedStore, found: readonly ExperimentInfo[]): Case[] {
  if (isFailure(experiments)) return []
  const ids = found.map(({ experimentId }) => experimentId).sort()
  const expectedIds = experiments.map(({ experiment_id }) => experiment_id).sort()
  return [
    exactCase(`${name}:experiments`, expectedIds, ids),
    ...[...new Set(expectedIds)].map((id) => {
      const expected = experiments.find(({ experiment_id }) => experiment_id === id) as ExpectedExperiment
      const own = found.find(({ experimentId }) => experimentId === id)
      return exactCase(`${name}:experiment ${id}`, expectedFacts(expected), own && foundFacts(own))
    }),
  ]
}

function expectedFacts({ name, lifecycle_stage, creation_time }: ExpectedExperiment) {
  return { name, lifecycle_stage, creation_time }
}

function foundFacts({ name, lifecycleStage, creationTime }: ExperimentInfo) {
  const time = creationTime ? ExactNumber.int(creationTime.getTime()) : null
  return { name, lifecycle_stage: lifecycleStage, creation_time: time }
}
