import type { Column } from './column.ts'
import { compareValues } from './compare.ts'
import { distinct } from './distinct.ts'
import { isMissing, isValid, valueAt } from './value.ts'

/** The parts in which values sort, whichever way: those that have an order first. */
export const tier = { value: 0, nan: 1, null: 2, missing: 3 } as const

/** By what the values of a column sort: first by {@link tier}, then by value. */
export interface Ranks {
  readonly tiers: Uint8Array
  readonly values: Float64Array
}

/**
 * A number for each value, by which values sort. Values of one type come together: booleans, numbers and times, text by
 * code point, lists by their items, anything else in its order of appearance.
 */
export function rank(column: Column): Ranks {
  const values = rankValues(column)
  const tiers = new Uint8Array(column.length)
  for (let i = 0; i < values.length; i++) {
    if (column.nullCount > 0 && !isValid(column, i)) tiers[i] = isMissing(column, i) ? tier.missing : tier.null
    else if (Number.isNaN(values[i]!)) tiers[i] = tier.nan
    else continue
    values[i] = 0
  }
  return { tiers, values }
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

/** The ordinal of each value among the others, the same for equal ones; NaN where there is none. */
function ordinalsOf(values: readonly unknown[]): Float64Array {
  const ordered = [...values.keys()]
    .filter((k) => values[k] != null && !Number.isNaN(values[k]))
    .sort((a, b) => compareAny(values[a], values[b]))
  const ordinals = new Float64Array(values.length).fill(Number.NaN)
  let ordinal = 0
  for (const [n, k] of ordered.entries()) {
    if (n > 0 && compareAny(values[ordered[n - 1]!], values[k]) !== 0) ordinal = n
    ordinals[k] = ordinal
  }
  return ordinals
}

const typeOrder = ['boolean', 'number', 'string']

function compareAny(a: unknown, b: unknown): number {
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b)
  return compareValues(a, b) || typeRank(a) - typeRank(b) || 0
}

/** Lists by their first item that differs; a list before one that it begins. */
function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareAny(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function typeRank(value: unknown): number {
  const index = typeOrder.indexOf(typeof value === 'bigint' ? 'number' : typeof value)
  return index < 0 ? typeOrder.length : index
}
