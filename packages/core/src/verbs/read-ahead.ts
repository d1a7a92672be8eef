import type { ReadOptions } from '../contract/run-source.ts'
import type { Filter } from '../filter/filter.ts'
import type { Key } from '../keys/key.ts'
import { isRunPart, parseKey } from '../keys/parse-key.ts'
import type { Readable as StoreReadable } from '../memory/run-store.ts'
import { readKeysAhead } from '../selection/read-keys-ahead.ts'
import type { Selection } from '../selection/selection.ts'
import { readAndFilter } from './read-and-filter.ts'

/** What can be read ahead: a whole facet, the names of one, a key, or what a filter asks of the runs. */
export type Readable<K extends string = string> = StoreReadable | Filter | K

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
  const whole: StoreReadable[] = []
  const keys: Key[] = []
  const filters: Filter[] = []
  for (const one of wanted) {
    if (typeof one === 'object') 'kind' in one ? filters.push(one) : whole.push(one)
    else if (isRunPart(one)) whole.push(one)
    else keys.push(parseKey(one))
  }
  await readKeysAhead(selection, keys, options, whole)
  for (const filter of filters) await readAndFilter(selection, filter, options)
}
