import { RunError } from '../errors.ts'
import { toFilter } from '../filter/criteria.ts'
import { evaluate } from '../filter/evaluate.ts'
import type { Filter } from '../filter/filter.ts'
import { both, either, invert, type Mask, maskOf, positionsOf } from '../filter/mask.ts'
import { pickRows, type Selection } from '../store/selection.ts'

/**
 * The runs that meet all criteria, in their order. A criterion is an object, a pair, a predicate, a filter, or a mask.
 *
 * @throws RunError FILTER_INVALID, MASK_LENGTH, KEY_UNKNOWN.
 * @example
 * filter(selection, { 'model.type': 'lstm' }, parse('metrics.acc > 0.9'))
 */
export function filter(selection: Selection, ...criteria: readonly unknown[]): Selection {
  return pickRows(selection, positionsOf(testAll(selection, criteria)))
}

/** The runs that meet none of the criteria, in their order. */
export function exclude(selection: Selection, ...criteria: readonly unknown[]): Selection {
  const masks = criteria.map((criterion) => testAll(selection, [criterion]))
  const any = masks.reduce(either, new Uint8Array(selection.rows.length))
  return pickRows(selection, positionsOf(invert(any)))
}

/** The runs that meet all criteria, and the others; each in their order. @example partition(selection, { status: 'FINISHED' }) */
export function partition(selection: Selection, ...criteria: readonly unknown[]): [kept: Selection, rest: Selection] {
  const mask = testAll(selection, criteria)
  return [pickRows(selection, positionsOf(mask)), pickRows(selection, positionsOf(invert(mask)))]
}

/** Masks first, since they cost nothing; then the filters, one after another on the runs that are left. */
function testAll(selection: Selection, criteria: readonly unknown[]): Mask {
  const masks: Mask[] = []
  const filters: Filter[] = []
  for (const criterion of criteria) {
    if (isMask(criterion)) masks.push(readMask(criterion, selection.rows.length))
    else filters.push(toFilter(criterion))
  }
  if (masks.length === 0) return evaluate({ kind: 'and', filters }, selection)
  const mask = masks.reduce(both)
  const positions = positionsOf(mask)
  const passed = evaluate({ kind: 'and', filters }, pickRows(selection, positions))
  const result = new Uint8Array(mask.length)
  for (const [i, position] of positions.entries()) result[position] = passed[i]!
  return result
}

function isMask(criterion: unknown): criterion is Uint8Array | readonly boolean[] {
  if (criterion instanceof Uint8Array) return true
  return Array.isArray(criterion) && criterion.every((item) => typeof item === 'boolean')
}

function readMask(mask: Uint8Array | readonly boolean[], length: number): Mask {
  if (mask.length !== length) {
    throw new RunError(
      'MASK_LENGTH',
      `The mask has ${mask.length} entries for ${length} runs; it must have one for each.`,
    )
  }
  return maskOf(length, (i) => Boolean(mask[i]))
}
