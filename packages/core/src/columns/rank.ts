import type { Column } from './column.ts'
import { compareValues } from './compare.ts'
import { distinct } from './distinct.ts'
import { stateOf, valueAt } from './value.ts'

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
    const state = column.nullCount > 0 ? stateOf(column, i) : 0
    if (state === 0 && !Number.isNaN(values[i]!)) continue
    places[i] = state + 1
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
  }
  const { codes, firsts } = distinct(column)
  const ordinals = ordinalsOf(Array.from(firsts, (i) => valueAt(column, i)))
  const values = new Float64Array(codes.length)
  for (let i = 0; i < codes.length; i++) values[i] = ordinals[codes[i]!]!
  return values
}

/** The place of each value among the others, equal ones sharing a place; NaN where there is none. */
function ordinalsOf(values: readonly unknown[]): Float64Array {
  const ordered = [...values.keys()]
    .filter((k) => values[k] != null && !Number.isNaN(values[k]))
    .sort((a, b) => compareAny(values[a], values[b]))
  const ordinals = new Float64Array(values.length).fill(Number.NaN)
  let place = 0
  for (const [n, k] of ordered.entries()) {
    if (n > 0 && compareAny(values[ordered[n - 1]!], values[k]) !== 0) place = n
    ordinals[k] = place
  }
  return ordinals
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
