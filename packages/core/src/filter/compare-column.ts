import type { Column } from '../columns/column.ts'
import { compareValues } from '../columns/compare.ts'
import { isMissing, isValid, valueAt } from '../columns/value.ts'
import type { ComparisonOperator, Literal } from './filter.ts'
import { type Mask, maskOf } from './mask.ts'

/** Whether an operator accepts an order of two values; NaN where they cannot be compared (other type, NaN). */
const acceptsOrder: Readonly<Record<ComparisonOperator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** Whether two values that are not missing pass a comparison. Null equals null, differs from all else, and has no order. */
export function passes(a: unknown, operator: ComparisonOperator, b: unknown): boolean {
  if (a === null || b === null) return operator === (a === b ? '=' : '!=')
  return acceptsOrder[operator](compareValues(a, b))
}

/** Compares every value with a literal; a missing value fails. */
export function compareColumn(column: Column, operator: ComparisonOperator, literal: Literal): Mask {
  const test = (value: unknown) => passes(value, operator, literal)
  const numbers = column.type === 'f64' || column.type === 'i32'
  if (!numbers || typeof literal !== 'number') return testColumn(column, test)
  return maskNulls(compareNumbers(column.values, operator, literal), column, test)
}

/**
 * JavaScript's operators on numbers answer as a filter does, NaN included. One loop for each operator, as a call for each
 * value would take several times as long.
 */
function compareNumbers(values: Float64Array | Int32Array, operator: ComparisonOperator, literal: number): Mask {
  const mask = new Uint8Array(values.length)
  switch (operator) {
    case '=':
      for (let i = 0; i < mask.length; i++) mask[i] = Number(values[i] === literal)
      break
    case '!=':
      for (let i = 0; i < mask.length; i++) mask[i] = Number(values[i] !== literal)
      break
    case '<':
      for (let i = 0; i < mask.length; i++) mask[i] = Number(values[i]! < literal)
      break
    case '<=':
      for (let i = 0; i < mask.length; i++) mask[i] = Number(values[i]! <= literal)
      break
    case '>':
      for (let i = 0; i < mask.length; i++) mask[i] = Number(values[i]! > literal)
      break
    case '>=':
      for (let i = 0; i < mask.length; i++) mask[i] = Number(values[i]! >= literal)
      break
  }
  return mask
}

/** Compares the values of two columns, run by run; a missing value fails. */
export function compareColumns(left: Column, operator: ComparisonOperator, right: Column): Mask {
  const test = (i: number) => passes(valueAt(left, i), operator, valueAt(right, i))
  return maskOf(left.length, (i) => !isMissing(left, i) && !isMissing(right, i) && test(i))
}

/** Whether each value satisfies a test; a missing one fails. A dictionary's entries are tested once each. */
export function testColumn(column: Column, test: (value: unknown) => boolean): Mask {
  if (column.type !== 'dict') return maskOf(column.length, (i) => !isMissing(column, i) && test(valueAt(column, i)))
  const passes = Uint8Array.from(column.dictionary, (text) => Number(test(text)))
  const mask = new Uint8Array(column.length)
  for (let i = 0; i < mask.length; i++) mask[i] = passes[column.codes[i]!]!
  return maskNulls(mask, column, test)
}

/** Sets the mask where there is no value: there, the buffers of a column hold anything. */
function maskNulls(mask: Mask, column: Column, test: (value: unknown) => boolean): Mask {
  if (column.nullCount === 0) return mask
  for (let i = 0; i < mask.length; i++) if (!isValid(column, i)) mask[i] = Number(!isMissing(column, i) && test(null))
  return mask
}
