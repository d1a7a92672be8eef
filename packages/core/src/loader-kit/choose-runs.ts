import type { LoadRequest } from '../contract/loader.ts'
import { runIdentity } from '../contract/run-identity.ts'
import { completeInfo, type PlainRun } from './from-records.ts'
import { requestedExperiments } from './requested-experiments.ts'

/**
 * The runs that a request asks for, by their experiments and by whether they are deleted, each once: what a loader of plain
 * objects has to do with its request.
 *
 * @throws RunError EXPERIMENT_NOT_FOUND where a name, a glob or an id fits no experiment; ARGUMENT_INVALID for a run without id.
 * @example
 * load: (locations, request) => sourceFromRecords(chooseRuns(locations.flatMap(readRuns), request))
 */
export function chooseRuns<R extends PlainRun>(
  runs: readonly R[],
  request: Pick<LoadRequest, 'experiments' | 'experimentIds' | 'lifecycle'>,
): R[] {
  const infos = runs.map(completeInfo)
  const experiments = infos.map(({ experimentId: id, experimentName: name }) => ({ id, name }))
  const requested = new Set(requestedExperiments(experiments, request))
  const { lifecycle } = request
  const taken = new Set<string>()
  return runs.filter((_, i) => {
    const info = infos[i]!
    const lives = lifecycle === 'all' || lifecycle === info.lifecycleStage
    const again = taken.has(runIdentity(info))
    taken.add(runIdentity(info))
    return requested.has(experiments[i]!) && lives && !again
  })
}
