import { RunError } from '../contract/errors.ts'
import { evaluateAll } from '../filter/evaluate.ts'
import type { Filter } from '../filter/filter.ts'
import { both, either, invert, type Mask, maskOf, positionsOf } from '../filter/mask.ts'
import { pickRows, type Selection } from '../selection/selection.ts'

/** What verbs choose runs by: a filter, or one byte for each run (not 0 = chosen). */
export type Choice = Filter | Mask

/**
 * The runs that pass all filters, in their order.
 *
 * @param choices made by `key`, of criteria by `toFilter`, of text by `parse`; or a mask.
 * @throws RunError FILTER_INVALID, MASK_LENGTH, KEY_UNKNOWN.
 * @example
 * filter(selection, key('lr').lt(0.1), toFilter({ 'model.type': 'lstm' }), parse('metrics.acc > 0.9'))
 */
export function filter(selection: Selection, ...choices: readonly Choice[]): Selection {
  return pickRows(selection, positionsOf(testAll(selection, choices)))
}

/** The runs that pass none of the filters, in their order. */
export function exclude(selection: Selection, ...choices: readonly Choice[]): Selection {
  const masks = choices.map((choice) => testAll(selection, [choice]))
  const any = masks.reduce(either, new Uint8Array(selection.rows.length))
  return pickRows(selection, positionsOf(invert(any)))
}

/** The runs that pass all filters, and the others; each in their order. @example partition(selection, key('status').eq('FINISHED')) */
export function partition(selection: Selection, ...choices: readonly Choice[]): [kept: Selection, rest: Selection] {
  const mask = testAll(selection, choices)
  return [pickRows(selection, positionsOf(mask)), pickRows(selection, positionsOf(invert(mask)))]
}

/** Masks first, since they cost nothing; then the filters, one after another on the runs that are left. */
function testAll(selection: Selection, choices: readonly Choice[]): Mask {
  const masks: Mask[] = []
  const filters: Filter[] = []
  for (const choice of choices) {
    if (choice instanceof Uint8Array) masks.push(readMask(choice, selection.rows.length))
    else filters.push(choice)
  }
  const mask = masks.length > 0 ? masks.reduce(both) : undefined
  return evaluateAll(filters, selection, mask)
}

function readMask(mask: Mask, length: number): Mask {
  if (mask.length !== length) {
    throw new RunError('MASK_LENGTH', `The mask has ${mask.length} entries for ${length} runs, not one for each.`)
  }
  return maskOf(length, (i) => Boolean(mask[i]))
}
