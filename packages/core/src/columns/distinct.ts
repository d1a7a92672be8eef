import type { Column } from './column.ts'
import { compareValues } from './compare.ts'
import { isMissing, isValid, valueAt } from './value.ts'

/** The distinct values of a column, numbered by first appearance. NaN is one value, and so are null and missing each. */
export interface Distinct {
  /** For each value, its number. */
  readonly codes: Int32Array
  /** For each number, the position of its first appearance. */
  readonly firsts: Int32Array
}

export function distinct(column: Column): Distinct {
  if (column.nullCount === 0) {
    if (column.type === 'dict') return distinctCodes(column.codes, column.dictionary.length)
    if (column.type === 'i32') return distinctIntegers(column.values)
    if (column.type === 'f64') return distinctKeys(column.length, (i) => column.values[i]! + 0)
  }
  const nested: unknown[] = []
  return distinctKeys(column.length, (i) => {
    if (!isValid(column, i)) return isMissing(column, i) ? undefined : null
    return identity(valueAt(column, i), nested)
  })
}

/** A value by which equal values are identical: nested ones are looked up among those seen so far. */
function identity(value: unknown, nested: unknown[]): unknown {
  if (value instanceof Date) return `t${value.getTime()}`
  if (typeof value === 'string') return `s${value}`
  if (typeof value !== 'object' || value === null) return value
  const known = nested.findIndex((other) => compareValues(other, value) === 0)
  return `n${known < 0 ? nested.push(value) - 1 : known}`
}

/** Distinct numbers below `size`. */
/** Tables of more places than this are not worth their memory. */
const largestTable = (length: number) => Math.max(1024, 2 * length)

/** Integers that lie close together are codes, but for the least of them. */
function distinctIntegers(values: Int32Array): Distinct {
  let [least, greatest] = [values[0] ?? 0, values[0] ?? 0]
  for (const value of values) {
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  const size = greatest - least + 1
  if (size > largestTable(values.length)) return distinctKeys(values.length, (i) => values[i])
  const codes = new Int32Array(values.length)
  for (let i = 0; i < codes.length; i++) codes[i] = values[i]! - least
  return distinctCodes(codes, size)
}

function distinctCodes(codes: Int32Array, size: number): Distinct {
  const numbers = new Int32Array(size).fill(-1)
  const firsts: number[] = []
  const renumbered = new Int32Array(codes.length)
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!
    if (numbers[code]! < 0) numbers[code] = firsts.push(i) - 1
    renumbered[i] = numbers[code]!
  }
  return { codes: renumbered, firsts: Int32Array.from(firsts) }
}

function distinctKeys(length: number, keyAt: (position: number) => unknown): Distinct {
  const numbers = new Map<unknown, number>()
  const firsts: number[] = []
  const codes = new Int32Array(length)
  for (let i = 0; i < length; i++) {
    const key = keyAt(i)
    let number = numbers.get(key)
    if (number === undefined) {
      number = firsts.push(i) - 1
      numbers.set(key, number)
    }
    codes[i] = number
  }
  return { codes, firsts: Int32Array.from(firsts) }
}

/** Several columns' distinct combinations, numbered by first appearance. */
export function distinctTuples(columns: readonly Column[], length: number): Distinct {
  const [first, ...rest] = columns.map(distinct)
  if (!first) return distinctKeys(length, () => 0)
  return rest.reduce((all, next) => {
    const size = next.firsts.length
    const pairs = all.firsts.length * size
    if (pairs > largestTable(length)) return distinctKeys(length, (i) => all.codes[i]! * size + next.codes[i]!)
    const codes = new Int32Array(length)
    for (let i = 0; i < length; i++) codes[i] = all.codes[i]! * size + next.codes[i]!
    return distinctCodes(codes, pairs)
  }, first)
}
