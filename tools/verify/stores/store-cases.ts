import { createSheaf, type ExperimentInfo } from '@runsheaf/core'
import { mlflow } from '@runsheaf/loader-mlflow'
import type { UnpackedStore } from './archive.ts'
import { type Case, exactCase } from './case.ts'
import { ExactNumber } from './exact.ts'
import { type ExpectedExperiment, type ExpectedStore, isFailure } from './expected.ts'
import { runCases } from './run-cases.ts'

/** Every value that the golden data states of a store, with what a user of the packages finds. */
export async function storeCases({ name, folder, expected }: UnpackedStore): Promise<Case[]> {
  const sheaf = createSheaf({ loaders: [mlflow()] })
  const runs = await sheaf.load(folder, { lifecycle: 'all' })
  const positions = new Map(Array.from(runs, ({ info }, i) => [info.runId, i]))
  const cases = [
    ...experimentCases(name, expected, await sheaf.experiments(folder)),
    exactCase(`${name}:run ids`, Object.keys(expected.runs).sort(), [...positions.keys()].sort()),
  ]
  for (const [id, run] of Object.entries(expected.runs)) {
    const at = positions.get(id)
    if (at !== undefined) cases.push(...(await runCases(`${name}:${id}`, run, runs.pick([at]))))
  }
  return cases
}

function experimentCases(name: string, { experiments }: ExpectedStore, found: readonly ExperimentInfo[]): Case[] {
  const ids = found.map(({ experimentId }) => experimentId).sort()
  if (isFailure(experiments)) return [exactCase(`${name}:experiments`, 'an error', ids)]
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
