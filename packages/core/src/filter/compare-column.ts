import type { Column } from '../columns/column.ts'
import { compareText, compareValues } from '../columns/compare.ts'
import { textAt } from '../columns/text.ts'
import { isMissing, isValid, valueAt } from '../columns/value.ts'
import type { ComparisonOperator, Literal } from './filter.ts'
import { type Mask, maskOf } from './mask.ts'

/** What an operator answers when the value is less, equal, greater, or not comparable (other type, NaN). */
interface Answers {
  readonly less: 0 | 1
  readonly equal: 0 | 1
  readonly greater: 0 | 1
  readonly other: 0 | 1
}

const answers: Readonly<Record<ComparisonOperator, Answers>> = {
  '=': { less: 0, equal: 1, greater: 0, other: 0 },
  '!=': { less: 1, equal: 0, greater: 1, other: 1 },
  '<': { less: 1, equal: 0, greater: 0, other: 0 },
  '<=': { less: 1, equal: 1, greater: 0, other: 0 },
  '>': { less: 0, equal: 0, greater: 1, other: 0 },
  '>=': { less: 0, equal: 1, greater: 1, other: 0 },
}

/** Compares every value with a literal; the loops over typed arrays answer as `compareValues` does for each value. */
export function compareColumn(column: Column, operator: ComparisonOperator, literal: Literal): Mask {
  if (literal === null) return compareNull(column, operator)
  const mask = compareValid(column, operator, literal)
  return column.nullCount === 0 ? mask : settleNulls(mask, column, operator)
}

function compareValid(column: Column, operator: ComparisonOperator, literal: Exclude<Literal, null>): Mask {
  const answer = answers[operator]
  const number = literal instanceof Date ? literal.getTime() : literal
  switch (column.type) {
    case 'f64':
    case 'i32':
      if (typeof number === 'number' && !(literal instanceof Date))
        return compareNumbers(column.values, operator, number)
      break
    case 'dict':
      if (typeof literal === 'string') return compareDictionary(column.dictionary, column.codes, answer, literal)
      break
    case 'utf8':
      if (typeof literal === 'string')
        return maskOf(column.length, (i) => choose(answer, compareText(textAt(column, i), literal)) === 1)
      break
    case 'timestamp':
      if (typeof number === 'number') return compareNumbers(Float64Array.from(column.values, Number), operator, number)
      break
  }
  return maskOf(
    column.length,
    (i) => isValid(column, i) && choose(answer, compareValues(valueAt(column, i), literal)) === 1,
  )
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

function compareDictionary(dictionary: readonly string[], codes: Int32Array, answer: Answers, literal: string): Mask {
  const passes = Uint8Array.from(dictionary, (text) => choose(answer, compareText(text, literal)))
  const mask = new Uint8Array(codes.length)
  for (let i = 0; i < codes.length; i++) mask[i] = passes[codes[i]!]!
  return mask
}

const choose = (answer: Answers, order: number) =>
  order < 0 ? answer.less : order > 0 ? answer.greater : order === 0 ? answer.equal : answer.other

/** A missing value fails all; null only differs from a literal that is not null. */
function settleNulls(mask: Mask, column: Column, operator: ComparisonOperator): Mask {
  const ofNull = operator === '!=' ? 1 : 0
  for (let i = 0; i < mask.length; i++) if (!isValid(column, i)) mask[i] = isMissing(column, i) ? 0 : ofNull
  return mask
}

function compareNull(column: Column, operator: ComparisonOperator): Mask {
  if (operator === '=') return maskOf(column.length, (i) => !isValid(column, i) && !isMissing(column, i))
  return maskOf(column.length, (i) => operator === '!=' && isValid(column, i))
}

/** Compares the values of two columns, run by run. */
export function compareColumns(left: Column, operator: ComparisonOperator, right: Column): Mask {
  const answer = answers[operator]
  return maskOf(left.length, (i) => {
    if (isMissing(left, i) || isMissing(right, i)) return false
    const [a, b] = [isValid(left, i), isValid(right, i)]
    if (a && b) return choose(answer, compareValues(valueAt(left, i), valueAt(right, i))) === 1
    return operator === (a === b ? '=' : '!=')
  })
}

/** Whether each value that is not missing satisfies a test; a dictionary's entries are tested once each. */
export function testColumn(column: Column, test: (value: unknown) => boolean): Mask {
  if (column.type === 'dict' && column.nullCount === 0) {
    const passes = column.dictionary.map(test)
    return maskOf(column.length, (i) => passes[column.codes[i]!]!)
  }
  return maskOf(column.length, (i) => !isMissing(column, i) && test(valueAt(column, i)))
}
