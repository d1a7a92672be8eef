import type { Facet } from '../contract/facets.ts'
import type { Selection } from '../selection/selection.ts'
import { type KeyInfo, keys } from './keys.ts'

/**
 * The keys that do not have the same value in all runs; that a run lacks the key is a value too.
 *
 * @param facets where to look: config, params, metrics, tags and info by default.
 * @example
 * varying(selection, 'cfg').map(({ key }) => key) // ['model.hidden_size', 'optimizer.lr', 'seed']
 */
export function varying(selection: Selection, ...facets: readonly Facet[]): KeyInfo[] {
  const { length } = selection.rows
  return keys(selection, ...facets).filter(({ count, distinct }) => distinct + (count < length ? 1 : 0) > 1)
}
