import { RunError } from '../contract/errors.ts'
import type { LoadRequest } from '../contract/loader.ts'
import type { Lifecycle } from '../contract/run-source.ts'
import { suggest } from '../general/suggest.ts'
import { chooseExperiments } from './experiment-choice.ts'

/** How a request asks for experiments. */
export type ExperimentRequest = Pick<LoadRequest, 'experiments' | 'experimentIds'> &
  Partial<Pick<LoadRequest, 'lifecycle'>>

/**
 * The experiments that a request asks for: by name, by id, by either where both are given, and all where neither is.
 *
 * @throws RunError EXPERIMENT_NOT_FOUND where a name, a glob or an id fits no experiment.
 * @example
 * requestedExperiments([{ id: '1', name: 'base' }, { id: '2', name: 'large' }], { experiments: 'b*' }) // [{ id: '1', name: 'base' }]
 */
export function requestedExperiments<E extends { readonly id: string; readonly name: string }>(
  experiments: readonly E[],
  { experiments: choice, experimentIds: ids, lifecycle }: ExperimentRequest,
): E[] {
  const names = new Set(experiments.map(({ name }) => name))
  const { chosen, unmatched } = chooseExperiments(ids && choice === undefined ? [] : names, choice)
  if (unmatched.length > 0) throw experimentNotFound('named', unmatched[0]!, [...names], lifecycle)
  const known = new Set(experiments.map(({ id }) => id))
  const unknown = ids?.find((id) => !known.has(id))
  if (unknown !== undefined) throw experimentNotFound('with the id', unknown, [...known], lifecycle)
  return experiments.filter(({ name, id }) => chosen.has(name) || ids?.includes(id))
}

/** The error for an experiment that a request names and a store does not have. */
function experimentNotFound(
  what: 'named' | 'with the id',
  wanted: string,
  known: readonly string[],
  lifecycle: Lifecycle | 'all' = 'active',
): RunError {
  const suggestions = suggest(wanted, known)
  const advice =
    suggestions.length > 0
      ? `Did you mean ${suggestions.map(quote).join(' or ')}?`
      : known.length > 0
        ? `There are: ${known.slice(0, 10).map(quote).join(', ')}${known.length > 10 ? ' …' : ''}.`
        : 'There are no experiments.'
  const trash = lifecycle === 'active' ? " Deleted experiments are found with lifecycle 'all'." : ''
  const message = `There is no experiment ${what} ${quote(wanted)}. ${advice}${trash}`
  return new RunError('EXPERIMENT_NOT_FOUND', message, { experiment: wanted, suggestions })
}

const quote = (text: string) => `"${text}"`
