import { ColumnBuilder } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { deepEqual } from '../columns/compare.ts'
import { isMissing, isValid, valueAt } from '../columns/value.ts'
import { isRunError, RunError } from '../errors.ts'
import type { Key } from '../keys/key.ts'
import { fillMissing, readKey } from '../keys/read-key.ts'
import { sourcesOf } from '../keys/sources.ts'
import { pickRows, runOf, type Selection } from '../store/selection.ts'
import { compareColumn, compareColumns, testColumn } from './compare-column.ts'
import type { ComparisonOperator, Filter, Literal } from './filter.ts'
import { keysOf } from './keys-of.ts'
import { both, countMask, either, invert, type Mask, maskOf, positionsOf } from './mask.ts'
import { parseTime } from './parse-time.ts'

/**
 * Which runs of a selection pass a filter; the one place that says what filters mean.
 *
 * Logic is two-valued. Missing: every comparison is false, `!=` and NOT IN included. Null equals null and differs from
 * all else. NaN only differs. Across types `=` and order are false and `!=` is true. Of a param, IS NULL asks what was
 * written, as in MLflow: the text `None` is no lack of a param, and `= null` finds it.
 *
 * A later condition of an `and` reads its keys only for the runs that the earlier ones left, unless they are at hand.
 */
export function evaluate(filter: Filter, selection: Selection): Mask {
  switch (filter.kind) {
    case 'and':
      return conjunction(filter.filters, selection)
    case 'or':
      return invert(conjunction(filter.filters.map(negate), selection))
    case 'not':
      return invert(evaluate(filter.filter, selection))
    case 'runTest':
      return maskOf(selection.rows.length, (i) => answer(filter.test(runOf(selection, i))))
    case 'compareKeys':
      return compareColumns(
        readOr(selection, filter.key, filter.fallback),
        filter.operator,
        readOther(selection, filter.other, filter.otherFallback),
      )
    case 'is':
      return state(readKey(selection, filter.key, { raw: filter.state === 'null', tolerant: true }), filter.state)
    case 'compare':
      return compare(selection, filter.key, filter.operator, filter.value, filter.fallback)
    case 'between':
      return both(compare(selection, filter.key, '>=', filter.low), compare(selection, filter.key, '<=', filter.high))
    case 'in':
      return member(selection, filter)
    case 'test':
      return testColumn(readKey(selection, filter.key), (value) => answer(filter.test(value)))
    case 'text':
      return testText(selection, filter.key, textTest(filter.operation, filter.value))
    case 'like':
    case 'matches':
      return testText(selection, filter.key, (text) => filter.pattern.test(text))
    default:
      throw new RunError('FILTER_INVALID', 'This is no filter. Make one of criteria with toFilter, of text with parse.')
  }
}

/** The key on the right; a name that no run has is most likely a text whose quotes were forgotten. */
function readOther(selection: Selection, key: Key, fallback: Literal | undefined): Column {
  try {
    return readOr(selection, key, fallback)
  } catch (error) {
    if (!isRunError(error, 'KEY_UNKNOWN')) throw error
    throw new RunError('KEY_UNKNOWN', `${error.message} A text goes in quotes: '${key.text}'.`, error.details)
  }
}

const negate = (filter: Filter): Filter => (filter.kind === 'not' ? filter.filter : { kind: 'not', filter })

function conjunction(filters: readonly Filter[], selection: Selection): Mask {
  const [first, ...rest] = filters
  if (!first) return new Uint8Array(selection.rows.length).fill(1)
  let mask = evaluate(first, selection)
  for (const filter of rest) {
    const left = countMask(mask)
    const narrow = left < mask.length && !isAtHand(filter, selection)
    mask = narrow ? refine(mask, left, filter, selection) : both(mask, evaluate(filter, selection))
  }
  return mask
}

/** Evaluates a filter on the runs that are left only. */
function refine(mask: Mask, left: number, filter: Filter, selection: Selection): Mask {
  const positions = positionsOf(mask, left)
  const passed = evaluate(filter, pickRows(selection, positions))
  const refined = new Uint8Array(mask.length)
  for (let i = 0; i < left; i++) refined[positions[i]!] = passed[i]!
  return refined
}

/** Whether the filter can be evaluated on the whole selection without reading anything. */
function isAtHand(filter: Filter, selection: Selection): boolean {
  const sources = keysOf(filter)?.map((key) => sourcesOf(key).first[0])
  return (
    sources?.every((s) => s !== undefined && s.facet !== 'impl' && selection.store.isRead(s, selection.rows)) ?? false
  )
}

function answer(result: unknown): boolean {
  if (typeof result === 'object' && result !== null && 'then' in result) {
    throw new RunError(
      'FILTER_INVALID',
      'A predicate of filter gave a promise, which is always true. Await before you filter, and test the result.',
    )
  }
  return Boolean(result)
}

function state(column: Column, wanted: 'null' | 'missing' | 'present'): Mask {
  if (wanted === 'null') return maskOf(column.length, (i) => !isValid(column, i))
  return maskOf(column.length, (i) => isMissing(column, i) === (wanted === 'missing'))
}

function compare(
  selection: Selection,
  key: Key,
  operator: ComparisonOperator,
  value: Literal,
  fallback?: Literal,
): Mask {
  const column = readOr(selection, key, fallback, typeof value === 'string')
  return perItem(key, column, (items) => compareColumn(items, operator, literalFor(items, key, value)))
}

function readOr(selection: Selection, key: Key, fallback: Literal | undefined, raw = false): Column {
  const column = readKey(selection, key, { raw, tolerant: fallback !== undefined })
  return fallback === undefined ? column : fillMissing(column, () => fallback)
}

/** A literal as the column's type wants it: against times, text is a date. */
function literalFor(column: Column, key: Key, value: Literal): Literal {
  if (column.type !== 'timestamp' || typeof value !== 'string') return value
  const time = parseTime(value)
  if (time !== undefined) return new Date(time)
  throw new RunError(
    'FILTER_INVALID',
    `${key.text} is a time; '${value}' is no date. Write '2026-01-31', '2026-01-31 08:00' or milliseconds since 1970.`,
  )
}

function member(selection: Selection, { key, values, negated }: Filter & { kind: 'in' }): Mask {
  const texts = values.filter((value) => typeof value === 'string')
  const others = values.filter((value) => typeof value !== 'string')
  const among = (column: Column, some: readonly Literal[]) => {
    const fits = memberTest(some.map((value) => literalFor(column, key, value)))
    return perItem(key, column, (items) => testColumn(items, (value) => fits(value) !== negated))
  }
  if (key.facet !== 'params' || texts.length === 0 || others.length === 0) {
    return among(readKey(selection, key, { raw: texts.length > 0 }), values)
  }
  const [raw, decoded] = [among(readKey(selection, key, { raw: true }), texts), among(readKey(selection, key), others)]
  return negated ? both(raw, decoded) : either(raw, decoded)
}

function memberTest(values: readonly Literal[]): (value: unknown) => boolean {
  const simple = new Set(values.map(plain))
  const nested = values.filter((value) => typeof value === 'object' && value !== null && !(value instanceof Date))
  simple.delete(Number.NaN)
  return (value) => simple.has(plain(value)) || nested.some((some) => deepEqual(value, some))
}

/** A value by which equal ones are identical. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime()
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value
}

/** LIKE, MATCHES and the like look at text only; of a param, at what was written. */
function testText(selection: Selection, key: Key, test: (text: string) => boolean): Mask {
  const column = readKey(selection, key, { raw: true })
  return perItem(key, column, (items) => testColumn(items, (value) => typeof value === 'string' && test(value)))
}

function textTest(operation: 'startsWith' | 'endsWith' | 'contains', part: string): (text: string) => boolean {
  if (operation === 'contains') return (text) => text.includes(part)
  return operation === 'startsWith' ? (text) => text.startsWith(part) : (text) => text.endsWith(part)
}

/** Of a run's datasets, any may satisfy the condition (MLflow); every other key has one value. */
function perItem(key: Key, column: Column, condition: (items: Column) => Mask): Mask {
  if (key.facet !== 'datasets') return condition(column)
  const items = new ColumnBuilder()
  const owners: number[] = []
  for (let i = 0; i < column.length; i++) {
    for (const item of (valueAt(column, i) ?? []) as unknown[]) {
      items.value(item)
      owners.push(i)
    }
  }
  const mask = new Uint8Array(column.length)
  for (const [k, passed] of condition(items.finish()).entries()) if (passed) mask[owners[k]!] = 1
  return mask
}
