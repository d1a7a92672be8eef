import { RunError } from '../contract/errors.ts'
import { isPlainObject } from '../general/plain-object.ts'
import { parseKey } from '../keys/parse-key.ts'
import { criterionFilter } from './criterion.ts'
import type { Filter } from './filter.ts'
import { joinFilters } from './join-filters.ts'
import type { Mask } from './mask.ts'

/**
 * What one argument of a collection's `filter` stands for: a mask for booleans or bytes, else {@link toFilter}.
 *
 * @throws RunError FILTER_INVALID for anything else.
 */
export function toChoice(criteria: unknown): Filter | Mask {
  if (criteria instanceof Uint8Array) return criteria
  const isMask = Array.isArray(criteria) && criteria.every((item) => typeof item === 'boolean')
  return isMask ? Uint8Array.from(criteria, Number) : toFilter(criteria)
}

/**
 * The filter that one argument of `filter` stands for: a pair of key and criterion, an object of criteria (all must hold),
 * a predicate of the run, or a filter. An expression becomes a filter by `parse`.
 *
 * @throws RunError FILTER_INVALID for anything else.
 */
export function toFilter(criteria: unknown): Filter {
  if (typeof criteria === 'function') return { kind: 'runTest', test: criteria as (run: unknown) => unknown }
  const isPair = Array.isArray(criteria) && criteria.length === 2 && typeof criteria[0] === 'string'
  if (isPair) return keyFilter(criteria as [string, unknown])
  if (!isPlainObject(criteria)) {
    throw new RunError(
      'FILTER_INVALID',
      `A criterion is an object, a pair [key, criterion], a mask of booleans, one for each run, a function or a filter (of an expression: parse(…)), not ${String(criteria)}.`,
    )
  }
  return isFilter(criteria) ? criteria : joinFilters('and', Object.entries(criteria).map(keyFilter))
}

function keyFilter([name, criterion]: readonly [string, unknown]): Filter {
  return criterionFilter(parseKey(name), criterion)
}

/** The part by which a filter of each kind is told from an object of criteria, which may have a key `kind`. */
const parts: Readonly<Record<Filter['kind'], 'key' | 'filter' | 'filters' | 'test'>> = {
  and: 'filters',
  or: 'filters',
  not: 'filter',
  compare: 'key',
  compareKeys: 'key',
  in: 'key',
  between: 'key',
  like: 'key',
  matches: 'key',
  is: 'key',
  test: 'key',
  runTest: 'test',
}

function isFilter(value: object): value is Filter {
  const { kind } = value as Partial<Filter>
  if (typeof kind !== 'string' || !Object.hasOwn(parts, kind)) return false
  const part = (value as Readonly<Record<string, unknown>>)[parts[kind]]
  return typeof part === (parts[kind] === 'test' ? 'function' : 'object')
}
