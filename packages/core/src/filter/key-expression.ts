import { parseKey } from '../keys/parse-key.ts'
import type { ComparisonOperator, Filter, Literal } from './filter.ts'

/** One side of a comparison that is written in code: `key('width').gt(key('height'))`. */
export interface KeyExpression {
  readonly '~key': string
  eq(other: KeyExpression | Literal): Filter
  ne(other: KeyExpression | Literal): Filter
  gt(other: KeyExpression | Literal): Filter
  gte(other: KeyExpression | Literal): Filter
  lt(other: KeyExpression | Literal): Filter
  lte(other: KeyExpression | Literal): Filter
}

/**
 * A key to compare with another key, or with a value.
 *
 * @example
 * runs.filter(key('width').gt(key('height')))
 */
export function key(text: string): KeyExpression {
  const compare =
    (operator: ComparisonOperator) =>
    (other: KeyExpression | Literal): Filter => {
      const left = parseKey(text)
      if (isKeyExpression(other)) return { kind: 'compareKeys', key: left, operator, other: parseKey(other['~key']) }
      return { kind: 'compare', key: left, operator, value: other }
    }
  return {
    '~key': text,
    eq: compare('='),
    ne: compare('!='),
    gt: compare('>'),
    gte: compare('>='),
    lt: compare('<'),
    lte: compare('<='),
  }
}

function isKeyExpression(value: KeyExpression | Literal): value is KeyExpression {
  return typeof value === 'object' && value !== null && '~key' in value
}
