import type { Key } from '../keys/key.ts'
import type { Filter } from './filter.ts'
import { checkLiteral } from './literal.ts'

/**
 * A condition on a value, for criteria: `{ lr: between(1e-4, 1e-2) }`. `T` is the type of value that it suits.
 */
export interface Condition<in T = any> {
  readonly '~condition': (key: Key) => Filter
  readonly '~value'?: (value: T) => void
}

function isCondition(value: unknown): value is Condition {
  return typeof value === 'object' && value !== null && '~condition' in value
}

/** A filter that lacks its key only. */
type Keyless<F = Filter> = F extends { readonly key: Key } ? Omit<F, 'key'> : never

/** The condition that a filter of some key stands for. */
export const condition = <T>(filter: Keyless): Condition<T> => ({
  '~condition': (key) => ({ ...filter, key }) as Filter,
})

/**
 * The filter that a criterion on a key stands for: a scalar is equality, an array membership (or equality, where the
 * run's value is itself an array), a plain object deep equality, a function a predicate of the value.
 */
export function criterionFilter(key: Key, criterion: unknown): Filter {
  if (typeof criterion === 'function') return { kind: 'test', key, test: criterion as (value: unknown) => unknown }
  if (isCondition(criterion)) return criterion['~condition'](key)
  const equal: Filter = { kind: 'compare', key, operator: '=', value: checkLiteral(key, criterion) }
  if (!Array.isArray(criterion)) return equal
  const members = criterion.filter((value) => !Array.isArray(value))
  return { kind: 'or', filters: [{ kind: 'in', key, values: members, negated: false }, equal] }
}
