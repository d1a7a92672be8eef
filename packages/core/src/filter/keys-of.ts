import type { Key } from '../keys/key.ts'
import type { Filter } from './filter.ts'

/** The keys that a filter reads; `undefined` where a function of the run may read any. */
export function keysOf(filter: Filter): readonly Key[] | undefined {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const keys = filter.filters.map(keysOf)
      return keys.every((some) => some !== undefined) ? keys.flat() : undefined
    }
    case 'not':
      return keysOf(filter.filter)
    case 'compareKeys':
      return [filter.key, filter.other]
    case 'compare':
    case 'in':
    case 'between':
    case 'like':
    case 'matches':
    case 'is':
    case 'test':
      return [filter.key]
    case 'runTest':
      return undefined
  }
}
