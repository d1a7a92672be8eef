import type { Column } from '../columns/column.ts'
import { compareValues } from '../columns/compare.ts'
import { isMissing, isValid, valueAt } from '../columns/value.ts'
import type { ComparisonOperator, Literal } from './filter.ts'
import { type Mask, maskOf } from './mask.ts'

/** What an operator answers to how two values stand; NaN where they cannot be compared (other type, NaN). */
const answers: Readonly<Record<ComparisonOperator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** Compares two values that are not missing. Null equals null, differs from all else, and has no order. */
export function holds(a: unknown, operator: ComparisonOperator, b: unknown): boolean {
  if (a === null || b === null) return operator === (a === b ? '=' : '!=')
  return answers[operator](compareValues(a, b))
}

/** Compares every value with a literal; a missing value fails. */
export function compareColumn(column: Column, operator: ComparisonOperator, literal: Literal): Mask {
  const test = (value: unknown) => holds(value, operator, literal)
  const numbers = column.type === 'f64' || column.type === 'i32'
  if (!numbers || typeof literal !== 'number') return testColumn(column, test)
  return settleNulls(compareNumbers(column.values, operator, literal), column, test)
}

/** One loop for each operator: JavaScript's operators on numbers answer as a filter does, NaN included. */
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
  const test = (i: number) => holds(valueAt(left, i), operator, valueAt(right, i))
  return maskOf(left.length, (i) => !isMissing(left, i) && !isMissing(right, i) && test(i))
}

/** Whether each value satisfies a test; a missing one fails. A dictionary's entries are tested once each. */
export function testColumn(column: Column, test: (value: unknown) => boolean): Mask {
  if (column.type !== 'dict') return maskOf(column.length, (i) => !isMissing(column, i) && test(valueAt(column, i)))
  const passes = Uint8Array.from(column.dictionary, (text) => Number(test(text)))
  const mask = new Uint8Array(column.length)
  for (let i = 0; i < mask.length; i++) mask[i] = passes[column.codes[i]!]!
  return settleNulls(mask, column, test)
}

/** Answers for what is not there, of which the buffers of a column say nothing. */
function settleNulls(mask: Mask, column: Column, test: (value: unknown) => boolean): Mask {
  if (column.nullCount === 0) return mask
  for (let i = 0; i < mask.length; i++) if (!isValid(column, i)) mask[i] = Number(!isMissing(column, i) && test(null))
  return mask
}
