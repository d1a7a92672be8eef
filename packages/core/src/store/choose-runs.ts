import type { LoadRequest } from '../plugin/loader.ts'
import { chooseExperiments } from './experiment-choice.ts'
import { experimentNotFound } from './experiment-not-found.ts'
import { completeInfo, type PlainRun } from './from-records.ts'
import { runIdentity } from './run-identity.ts'

/**
 * The runs that a request asks for, by their experiments and by whether they are deleted, each once: what a loader of plain
 * objects has to do with its request.
 *
 * @throws RunError EXPERIMENT_NOT_FOUND where a name, a glob or an id fits no experiment; ARGUMENT_INVALID for a run without id.
 * @example
 * load: (locations, request) => storeFromRecords(chooseRuns(locations.flatMap(readRuns), request))
 */
export function chooseRuns<R extends PlainRun>(
  runs: readonly R[],
  { experiments, experimentIds, lifecycle }: Pick<LoadRequest, 'experiments' | 'experimentIds' | 'lifecycle'>,
): R[] {
  const infos = runs.map(completeInfo)
  const names = new Set(infos.map(({ experimentName }) => experimentName))
  const ids = new Set(infos.map(({ experimentId }) => experimentId))
  const { chosen, unmatched } = chooseExperiments(experimentIds && !experiments ? [] : names, experiments)
  if (unmatched.length > 0) throw experimentNotFound('named', unmatched[0]!, [...names], lifecycle)
  const unknown = experimentIds?.find((id) => !ids.has(id))
  if (unknown !== undefined) throw experimentNotFound('with the id', unknown, [...ids], lifecycle)
  const taken = new Set<string>()
  return runs.filter((_, i) => {
    const info = infos[i]!
    const wanted = chosen.has(info.experimentName) || experimentIds?.includes(info.experimentId)
    const lives = lifecycle === 'all' || lifecycle === info.lifecycleStage
    const again = taken.has(runIdentity(info))
    taken.add(runIdentity(info))
    return wanted && lives && !again
  })
}
