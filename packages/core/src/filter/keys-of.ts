import type { Key } from '../keys/key.ts'
import type { Filter } from './filter.ts'

/** The keys that a filter reads; `undefined` where a function of the run may read any. */
export function keysOf(filter: Filter): readonly Key[] | undefined {
  if ('filter' in filter) return keysOf(filter.filter)
  if ('filters' in filter) {
    const keys = filter.filters.map(keysOf)
    return keys.every((some) => some !== undefined) ? keys.flat() : undefined
  }
  if (!('key' in filter)) return undefined
  return 'other' in filter ? [filter.key, filter.other] : [filter.key]
}
