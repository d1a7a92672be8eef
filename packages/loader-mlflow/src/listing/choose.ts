import { chooseExperiments, type LoadRequest, RunError, suggest } from '@runsheaf/core/plugin'
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
  if (unmatched.length > 0) throw notFound('experiment named', unmatched[0]!, names, request.lifecycle)
  const known = experiments.map(({ id }) => id)
  const unknown = ids?.find((id) => !known.includes(id))
  if (unknown !== undefined) throw notFound('experiment with the id', unknown, known, request.lifecycle)
  return experiments.filter(({ name, id }) => chosen.has(name) || ids?.includes(id))
}

const nothing = { chosen: new Set<string>(), unmatched: [] as string[] }

function notFound(what: string, wanted: string, known: readonly string[], lifecycle = 'active'): RunError {
  const suggestions = suggest(wanted, known)
  const advice =
    suggestions.length > 0
      ? `Did you mean ${suggestions.map(quote).join(' or ')}?`
      : known.length > 0
        ? `There are: ${known.slice(0, 10).map(quote).join(', ')}${known.length > 10 ? ' …' : ''}.`
        : 'There are no experiments.'
  const trash = lifecycle === 'active' ? " Deleted experiments are found with lifecycle 'all'." : ''
  return new RunError('EXPERIMENT_NOT_FOUND', `There is no ${what} ${quote(wanted)}. ${advice}${trash}`, {
    experiment: wanted,
    suggestions,
  })
}

const quote = (text: string) => `"${text}"`
