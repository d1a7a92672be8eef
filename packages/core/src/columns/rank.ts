import type { Column } from './column.ts'
import { compareText, compareValues } from './compare.ts'
import { textAt } from './text.ts'
import { isMissing, isValid, valueAt } from './value.ts'

/** By what the values of a column sort: first by place (values, NaN, null, missing), then by value. */
export interface Ranks {
  readonly places: Uint8Array
  readonly values: Float64Array
}

/**
 * A number for each value, by which values sort. Values of one type come together: booleans, numbers and times, text by
 * code point, lists by their items, anything else in its order of appearance.
 */
export function rank(column: Column): Ranks {
  const values = rankValues(column)
  const places = new Uint8Array(column.length)
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i]!)) continue
    places[i] = 1
    values[i] = 0
  }
  if (column.nullCount === 0) return { places, values }
  for (let i = 0; i < values.length; i++) {
    if (isValid(column, i)) continue
    places[i] = isMissing(column, i) ? 3 : 2
    values[i] = 0
  }
  return { places, values }
}

function rankValues(column: Column): Float64Array {
  switch (column.type) {
    case 'f64':
    case 'i32':
      return new Float64Array(column.values)
    case 'timestamp':
      return Float64Array.from(column.values, Number)
    case 'dict': {
      const order = ordinals(column.dictionary, compareText)
      const ranks = Float64Array.from(column.dictionary, (text) => order.get(text)!)
      const values = new Float64Array(column.length)
      for (let i = 0; i < values.length; i++) values[i] = ranks[column.codes[i]!] ?? 0
      return values
    }
    case 'utf8': {
      const texts = Array.from({ length: column.length }, (_, i) => textAt(column, i))
      const order = ordinals(texts, compareText)
      return Float64Array.from(texts, (text) => order.get(text)!)
    }
    default: {
      const values = Array.from({ length: column.length }, (_, i) => valueAt(column, i))
      const order = ordinals(
        values.filter((value) => value != null && !Number.isNaN(value)),
        compareAny,
      )
      return Float64Array.from(values, (value) => order.get(value) ?? Number.NaN)
    }
  }
}

/** The place of each value among the distinct ones, equal values sharing a place. */
function ordinals<T>(values: readonly T[], compare: (a: T, b: T) => number): Map<T, number> {
  const sorted = [...new Set(values)].sort(compare)
  const order = new Map<T, number>()
  let place = 0
  for (const [i, value] of sorted.entries()) {
    if (i > 0 && compare(sorted[i - 1]!, value) !== 0) place = i
    order.set(value, place)
  }
  return order
}

const typeOrder = ['boolean', 'number', 'bigint', 'string']

function compareAny(a: unknown, b: unknown): number {
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b)
  return compareValues(a, b) || typePlace(a) - typePlace(b) || 0
}

/** Lists by their first item that differs; a list before one that it begins. */
function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareAny(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function typePlace(value: unknown): number {
  const place = typeOrder.indexOf(typeof value === 'bigint' ? 'number' : typeof value)
  return place < 0 ? typeOrder.length : place
}
