import { RunError } from '../contract/errors.ts'
import { isPlainObject } from '../general/plain-object.ts'
import type { Key } from '../keys/key.ts'
import type { Literal } from './filter.ts'

/**
 * A value as a filter may hold it.
 *
 * @throws RunError FILTER_INVALID for `undefined`, regular expressions, maps, class instances, symbols.
 */
export function checkLiteral(key: Key, value: unknown): Literal {
  if (isLiteral(value)) return value
  const advice =
    value === undefined
      ? ' For runs that lack the key, write missing().'
      : value instanceof RegExp
        ? ' Write matches(/…/).'
        : ''
  throw new RunError('FILTER_INVALID', `The criterion for ${key.text} cannot be ${nameOf(value)}.${advice}`, {
    key: key.text,
  })
}

function isLiteral(value: unknown): value is Literal {
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  if (typeof value !== 'object' || value === null) return !['undefined', 'function', 'symbol'].includes(typeof value)
  return (Array.isArray(value) || isPlainObject(value)) && Object.values(value).every(isLiteral)
}

function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof Date) return 'an invalid Date'
  return isPlainObject(value) ? 'a map with such a value' : `a ${value.constructor?.name ?? 'n object'}`
}
