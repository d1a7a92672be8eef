import type { Filter } from '../filter/filter.ts'
import { parseKey } from '../keys/parse-key.ts'
import { readKeysAhead } from '../keys/read-keys-ahead.ts'
import type { Facet, FacetKey, ReadOptions } from '../store/run-store.ts'
import type { Selection } from '../store/selection.ts'
import { readAndFilter } from './read-and-filter.ts'

/** What can be read ahead: a whole facet, a key, or what a filter asks of the runs. */
export type Readable<K extends string = string> = Facet | FacetKey | Filter | K

const facets: ReadonlySet<string> = new Set<Facet>(['cfg', 'params', 'metrics', 'tags', 'info', 'datasets'])

/**
 * Reads ahead what verbs will ask for, off the calling thread where the store can. Of a filter, each condition is read for
 * the runs that those before it left.
 *
 * @throws RunError ABORTED once the signal says so; KEY_UNKNOWN for a filter.
 * @example
 * await readAhead(selection, ['cfg', 'max(metrics.acc)', parse('metrics.acc > 0.9')], { onProgress })
 */
export async function readAhead(
  selection: Selection,
  wanted: readonly Readable[],
  options: ReadOptions = {},
): Promise<void> {
  const whole = wanted.filter((one): one is Facet | FacetKey =>
    typeof one === 'string' ? facets.has(one) : 'path' in one,
  )
  const keys = wanted.filter((one) => typeof one === 'string' && !facets.has(one)) as string[]
  if (whole.length > 0) await selection.store.read(whole, selection.rows, options)
  await readKeysAhead(selection, keys.map(parseKey), options)
  for (const one of wanted) if (typeof one === 'object' && 'kind' in one) await readAndFilter(selection, one, options)
}
