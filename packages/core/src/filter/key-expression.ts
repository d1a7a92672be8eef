import { parseKey } from '../keys/parse-key.ts'
import type { ComparisonOperator, Filter, Literal } from './filter.ts'

/** One side of a comparison that is written in code: `key('width').gt(key('height'))`. */
export interface KeyExpression {
  readonly '~key': string
  readonly '~fallback': Literal | undefined
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
 * @param fallback what counts for a run that lacks the key.
 * @example
 * runs.filter(key('width').gt(key('height', 0)))
 */
export function key(text: string, fallback?: Literal): KeyExpression {
  const compare =
    (operator: ComparisonOperator) =>
    (other: KeyExpression | Literal): Filter => {
      const left = { key: parseKey(text), operator, fallback }
      if (!isKeyExpression(other)) return { kind: 'compare', ...left, value: other }
      return { kind: 'compareKeys', ...left, other: parseKey(other['~key']), otherFallback: other['~fallback'] }
    }
  return {
    '~key': text,
    '~fallback': fallback,
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
