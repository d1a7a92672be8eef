import { RunError } from '../contract/errors.ts'
import type { Lifecycle } from '../contract/run-source.ts'
import { suggest } from '../general/suggest.ts'

/**
 * The error for an experiment that a request names and a store does not have.
 *
 * @param what `named` or `with the id`.
 * @example
 * throw experimentNotFound('named', 'bse', ['base', 'large'], request.lifecycle)
 */
export function experimentNotFound(
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
