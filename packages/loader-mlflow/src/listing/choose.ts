import { chooseExperiments, experimentNotFound, type LoadRequest } from '@runsheaf/core/plugin'
import type { Experiment } from './experiment.ts'

/**
 * The experiments that a request asks for: by name, by id, or by either where both are given.
 *
 * @throws RunError `EXPERIMENT_NOT_FOUND` where a name, a glob or an id fits no experiment.
 */
export function choose(
  experiments: readonly Experiment[],
  request: Pick<LoadRequest, 'experiments' | 'experimentIds'> & { lifecycle?: LoadRequest['lifecycle'] },
): Experiment[] {
  const { experiments: choice, experimentIds: ids } = request
  if (choice === undefined && ids === undefined) return [...experiments]
  const names = experiments.map(({ name }) => name)
  const { chosen, unmatched } = choice === undefined ? nothing : chooseExperiments(names, choice)
  if (unmatched.length > 0) throw experimentNotFound('named', unmatched[0]!, names, request.lifecycle)
  const known = experiments.map(({ id }) => id)
  const unknown = ids?.find((id) => !known.includes(id))
  if (unknown !== undefined) throw experimentNotFound('with the id', unknown, known, request.lifecycle)
  return experiments.filter(({ name, id }) => chosen.has(name) || ids?.includes(id))
}

const nothing = { chosen: new Set<string>(), unmatched: [] as string[] }
