import { bitsWhere } from './bitmap.ts'
import type { Column } from './column.ts'

/** What a value is if it is not there; 0 if it is. */
export const NULL = 1
export const MISSING = 2

/** The part of a column that says which values are not there. */
export type Nulls = Pick<Column, 'nullCount' | 'validity' | 'missing' | 'faults'>

/** @param states for each value 0, {@link NULL} or {@link MISSING}. */
export function nullsOf(states: ArrayLike<number>, faults?: Column['faults']): Nulls {
  const { length } = states
  let nullCount = 0
  let anyMissing = false
  for (let i = 0; i < length; i++) {
    if (states[i] !== 0) nullCount++
    if (states[i] === MISSING) anyMissing = true
  }
  if (nullCount === 0) return { nullCount }
  return {
    nullCount,
    validity: bitsWhere(length, (i) => states[i] === 0),
    ...(anyMissing && { missing: bitsWhere(length, (i) => states[i] === MISSING) }),
    ...(faults?.size && { faults }),
  }
}
