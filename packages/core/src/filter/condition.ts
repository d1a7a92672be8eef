import { RunError } from '../contract/errors.ts'
import { type Condition, condition, criterionFilter } from './criterion.ts'
import type { ComparisonOperator, Literal } from './filter.ts'

/** Values that have an order. */
export type Ordered = number | bigint | string | Date | boolean

/** Widens a literal type to the type of values that it may be compared with. */
export type Comparable<T> = T extends number | bigint
  ? number | bigint
  : T extends string
    ? string
    : T extends boolean
      ? boolean
      : T

/**
 * An inclusive range.
 *
 * @throws RunError FILTER_INVALID without two bounds.
 * @example
 * runs.filter({ lr: between(1e-4, 1e-2) })
 */
export function between<T extends Ordered>(low: T, high: T): Condition<Comparable<T>> {
  if (low == null || high == null)
    throw new RunError('FILTER_INVALID', 'A range has two bounds. With one of them, it is gte(low) or lte(high).')
  return condition({ kind: 'between', low, high })
}

const comparing =
  <Bound extends Literal>(operator: ComparisonOperator) =>
  <T extends Bound>(value: T): Condition<Comparable<T>> =>
    condition({ kind: 'compare', operator, value })

/** Greater than. @example runs.filter({ 'metrics.acc': gt(0.9) }) */
export const gt = comparing<Ordered>('>')

/** Greater than or equal. @example runs.filter({ 'metrics.acc': gte(0.9) }) */
export const gte = comparing<Ordered>('>=')

/** Less than. @example runs.filter({ 'metrics.loss': lt(0.1) }) */
export const lt = comparing<Ordered>('<')

/** Less than or equal. @example runs.filter({ 'metrics.loss': lte(0.1) }) */
export const lte = comparing<Ordered>('<=')

/** Has another value; a run that lacks the key does not. @example runs.filter({ status: ne('FAILED') }) */
export const ne = comparing('!=')

/** One of these values; unlike a bare array, never the array itself. @example runs.filter({ layers: oneOf([64, 32], [128]) }) */
export function oneOf<const T extends readonly Literal[]>(...values: T): Condition<Comparable<T[number]>> {
  return condition({ kind: 'in', values, negated: false })
}

/** Text in which the regular expression is found. @example runs.filter({ 'model.type': matches(/former$/) }) */
export function matches(pattern: RegExp): Condition<string> {
  return condition({ kind: 'test', test: (value) => typeof value === 'string' && value.search(pattern) >= 0 })
}

/** A text to look for, as MATCHES writes it, with a test that need not look at each character. */
const onText =
  (before: string, after: string, test: (text: string, wanted: string) => boolean) =>
  (wanted: string): Condition<string> => {
    const source = before + wanted.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') + after
    return condition({ kind: 'matches', pattern: { source, test: (text) => test(text, wanted) } })
  }

/** Text that starts so. @example runs.filter({ run_name: startsWith('transformer-') }) */
export const startsWith = onText('^', '', (text, wanted) => text.startsWith(wanted))

/** Text that ends so. @example runs.filter({ 'data.path': endsWith('.csv') }) */
export const endsWith = onText('', '$', (text, wanted) => text.endsWith(wanted))

/** Text that has this in it. @example runs.filter({ 'tags.note': contains('rerun') }) */
export const contains = onText('', '', (text, wanted) => text.includes(wanted))

/** The run has the key, be it null. @example runs.filter({ 'trainer.clip': exists() }) */
export function exists(): Condition<unknown> {
  return condition({ kind: 'is', state: 'present' })
}

/** The run lacks the key. @example runs.filter({ 'trainer.clip': missing() }) */
export function missing(): Condition<unknown> {
  return condition({ kind: 'is', state: 'missing' })
}

/** Whatever the condition or value does not keep; a run that lacks the key is kept. @example runs.filter({ seed: not(between(0, 9)) }) */
export function not<T extends Literal | Condition<never>>(criterion: T): Condition<any> {
  return { '~condition': (key) => ({ kind: 'not', filter: criterionFilter(key, criterion) }) }
}
