import type { Run } from '../collection/run.ts'
import { RunError } from '../contract/errors.ts'
import { runOf, type Selection } from '../selection/selection.ts'
import { type Choice, filter } from './filter.ts'

/**
 * The one run that passes the filters.
 *
 * @throws RunError RUN_NOT_FOUND for none, RUN_NOT_UNIQUE for several.
 * @example
 * get(selection, key('model.type').eq('lstm'), key('seed').eq(1))
 */
export function get(selection: Selection, ...choices: readonly Choice[]): Run {
  return tryGet(selection, ...choices) ?? refuseNone(selection)
}

/** The one run that passes the filters, or `undefined`. @throws RunError RUN_NOT_UNIQUE for several. */
export function tryGet(selection: Selection, ...choices: readonly Choice[]): Run | undefined {
  const found = filter(selection, ...choices)
  if (found.rows.length <= 1) return found.rows.length === 1 ? runOf(found, 0) : undefined
  const ids = [...found.rows.subarray(0, 3)].map((row) => found.store.info(row).runId)
  const more = found.rows.length > 3 ? ', …' : ''
  const message = `${found.rows.length} of ${selection.rows.length} runs meet the criteria: ${ids.join(', ')}${more}. Add a criterion, or use first.`
  throw new RunError('RUN_NOT_UNIQUE', message, { count: found.rows.length })
}

/** The first run that passes the filters. @throws RunError RUN_NOT_FOUND for none. */
export function first(selection: Selection, ...choices: readonly Choice[]): Run {
  const found = filter(selection, ...choices)
  return found.rows.length > 0 ? runOf(found, 0) : refuseNone(selection)
}

/** The last run that passes the filters. @throws RunError RUN_NOT_FOUND for none. */
export function last(selection: Selection, ...choices: readonly Choice[]): Run {
  const found = filter(selection, ...choices)
  return found.rows.length > 0 ? runOf(found, found.rows.length - 1) : refuseNone(selection)
}

function refuseNone(selection: Selection): never {
  const { length } = selection.rows
  throw new RunError('RUN_NOT_FOUND', `None of ${length} ${length === 1 ? 'run meets' : 'runs meet'} the criteria.`)
}
