import type { Filter } from './filter.ts'

/** The filter that wants all or any of some, or the only one. */
export function joinFilters(kind: 'and' | 'or', filters: readonly Filter[]): Filter {
  return filters.length === 1 ? filters[0]! : { kind, filters }
}
