import type { Filter } from './filter.ts'

/** The conditions of a filter that must all hold, in order. */
export function conjuncts(filter: Filter): readonly Filter[] {
  return filter.kind === 'and' ? filter.filters.flatMap(conjuncts) : [filter]
}
