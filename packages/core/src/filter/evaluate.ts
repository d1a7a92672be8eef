import type { Column } from '../columns/column.ts'
import { rejectPromise } from '../columns/reject-promise.ts'
import { isMissing, isValid } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import type { Key } from '../keys/key.ts'
import { lookupsOf } from '../keys/lookups.ts'
import { fillMissing, readKey } from '../selection/read-key.ts'
import { pickRows, runOf, type Selection } from '../selection/selection.ts'
import { compareColumn, compareColumns, passes, testColumn } from './compare-column.ts'
import type { Filter, Literal } from './filter.ts'
import { keysOf } from './keys-of.ts'
import { both, countMask, either, invert, type Mask, maskOf, positionsOf } from './mask.ts'
import { parseTime } from './parse-time.ts'

/**
 * Which runs of a selection pass a filter; the one place that says what filters mean.
 *
 * Logic is two-valued. Missing: every comparison is false, `!=` and NOT IN included. Null equals null and differs from
 * all else. NaN only differs. Across types `=` and order are false and `!=` is true. Of a param, IS NULL asks what was
 * written, as in MLflow: the text `None` does not make a param null, but `= null` finds it.
 *
 * A later condition of an `and` reads its keys only for the runs that the earlier ones left, unless they are at hand.
 */
export function evaluate(filter: Filter, selection: Selection): Mask {
  switch (filter.kind) {
    case 'and':
      return evaluateAll(filter.filters, selection)
    case 'or':
      return invert(evaluateAll(filter.filters.map(negate), selection))
    case 'not':
      return invert(evaluate(filter.filter, selection))
    case 'runTest':
      return maskOf(selection.rows.length, (i) => isTruthy(filter.test(runOf(selection, i))))
    case 'is':
      return isState(selection, filter)
    case 'compare':
      return compare(selection, filter)
    case 'compareKeys':
      return compareKeys(selection, filter)
    case 'between': {
      const { key, low, high } = filter
      const above = compare(selection, { key, operator: '>=', value: low })
      return both(above, compare(selection, { key, operator: '<=', value: high }))
    }
    case 'in':
      return member(selection, filter)
    case 'test':
      return testColumn(readKey(selection, filter.key), (value) => isTruthy(filter.test(value)))
    case 'like':
    case 'matches':
      return testText(selection, filter.key, (text) => filter.pattern.test(text))
    default:
      filter satisfies never
      throw new RunError(
        'FILTER_INVALID',
        'This is not a filter. Make one by toFilter (of criteria) or parse (of text).',
      )
  }
}

/** Which runs pass all filters, and those that a mask has left if one is given. */
export function evaluateAll(filters: readonly Filter[], selection: Selection, given?: Mask): Mask {
  let mask = given
  for (const filter of filters) mask = mask ? refine(mask, filter, selection) : evaluate(filter, selection)
  return mask ?? new Uint8Array(selection.rows.length).fill(1)
}

const negate = (filter: Filter): Filter => (filter.kind === 'not' ? filter.filter : { kind: 'not', filter })

/** Evaluates a filter on the runs that are left only, unless its keys are at hand; a user's test never sees others. */
function refine(mask: Mask, filter: Filter, selection: Selection): Mask {
  const left = countMask(mask)
  const whole = left === mask.length || (filter.kind !== 'test' && isAtHand(filter, selection))
  if (whole) return both(mask, evaluate(filter, selection))
  const positions = positionsOf(mask, left)
  const passed = evaluate(filter, pickRows(selection, positions))
  const refined = new Uint8Array(mask.length)
  for (let i = 0; i < left; i++) refined[positions[i]!] = passed[i]!
  return refined
}

/** Whether the filter can be evaluated on the whole selection without reading anything. */
function isAtHand(filter: Filter, { store, rows }: Selection): boolean | undefined {
  return keysOf(filter)?.every((key) => {
    const lookup = lookupsOf(key).first[0]!
    return lookup.facet !== 'impl' && store.isRead(lookup, rows)
  })
}

function isTruthy(result: unknown): boolean {
  return Boolean(rejectPromise(result, 'A predicate of filter', 'FILTER_INVALID'))
}

function isState(selection: Selection, { key, state }: Filter & { kind: 'is' }): Mask {
  const column = readKey(selection, key, { raw: state === 'null', tolerant: true })
  switch (state) {
    case 'null':
      return maskOf(column.length, (i) => !isValid(column, i))
    case 'missing':
      return maskOf(column.length, (i) => isMissing(column, i))
    case 'present':
      return maskOf(column.length, (i) => !isMissing(column, i))
  }
}

/** A key on the right that no run has is most likely a text whose quotes were forgotten. */
function compareKeys(selection: Selection, filter: Filter & { kind: 'compareKeys' }): Mask {
  const { key, operator, other, fallback, otherFallback } = filter
  const hint = ` A text goes in quotes: '${other.text}'.`
  const left = readOr(selection, key, fallback)
  return compareColumns(left, operator, readOr(selection, other, otherFallback, { hint }))
}

type Comparison = Omit<Filter & { kind: 'compare' }, 'kind'>

function compare(selection: Selection, { key, operator, value, fallback }: Comparison): Mask {
  const column = readOr(selection, key, fallback, { raw: typeof value === 'string' })
  if (key.facet === 'datasets') return testValues(key, column, (item) => passes(item, operator, value))
  return compareColumn(column, operator, literalFor(column, key, value))
}

function readOr(
  selection: Selection,
  key: Key,
  fallback: Literal | undefined,
  options: { raw?: boolean; hint?: string } = {},
): Column {
  const column = readKey(selection, key, { ...options, tolerant: fallback !== undefined })
  return fallback === undefined ? column : fillMissing(column, () => fallback)
}

/** A literal as the column's type wants it: against times, text is a date. */
function literalFor(column: Column, key: Key, value: Literal): Literal {
  if (column.type !== 'timestamp' || typeof value !== 'string') return value
  const time = parseTime(value)
  if (time !== undefined) return new Date(time)
  throw new RunError('FILTER_INVALID', `${key.text} is a time; '${value}' is not a date such as '2026-01-31 08:00'.`)
}

/** Texts are looked for among params as they were written, other values among what they mean. */
function member(selection: Selection, filter: Filter & { kind: 'in' }): Mask {
  const { key, values, negated } = filter
  if (key.facet !== 'params') return memberOf(selection, filter, values, { raw: false })
  const isText = (value: Literal) => typeof value === 'string'
  const asWritten = memberOf(selection, filter, values.filter(isText), { raw: true })
  const decoded = memberOf(
    selection,
    filter,
    values.filter((value) => !isText(value)),
    { raw: false },
  )
  return negated ? both(asWritten, decoded) : either(asWritten, decoded)
}

function memberOf(
  selection: Selection,
  { key, negated }: Filter & { kind: 'in' },
  values: readonly Literal[],
  options: { readonly raw: boolean },
): Mask {
  const column = readKey(selection, key, options)
  const isMember = memberTest(values.map((value) => literalFor(column, key, value)))
  return testValues(key, column, (value) => isMember(value) !== negated)
}

function memberTest(values: readonly Literal[]): (value: unknown) => boolean {
  const known = new Set<unknown>(values)
  known.delete(Number.NaN)
  const objects = values.filter(isObject)
  return (value) => known.has(value) || (isObject(value) ? values : objects).some((some) => passes(value, '=', some))
}

/** Of such values equal ones need not be identical. */
const isObject = (value: unknown) => typeof value === 'object' || typeof value === 'bigint'

/** LIKE and MATCHES look at text only; of a param, at what was written. */
function testText(selection: Selection, key: Key, test: (text: string) => boolean): Mask {
  const column = readKey(selection, key, { raw: true })
  return testValues(key, column, (value) => typeof value === 'string' && test(value))
}

/** Of a run's datasets, any may satisfy the condition (MLflow); every other key has one value. */
function testValues(key: Key, column: Column, test: (value: unknown) => boolean): Mask {
  if (key.facet !== 'datasets') return testColumn(column, test)
  return testColumn(column, (items) => Array.isArray(items) && items.some(test))
}
