import type { Column } from './column.ts'
import { extentOf } from './extent.ts'
import { countMissing, stateOf, valueAt } from './value.ts'

/** The distinct values of a column, numbered by first appearance. NaN is one value, and so are null and missing each. */
export interface Distinct {
  /** For each value, its number. */
  readonly codes: Int32Array
  /** For each number, the position of its first appearance. */
  readonly firsts: Int32Array
}

export function distinct(column: Column): Distinct {
  const codes = denseCodes(column)
  if (codes) return distinctCodes(codes)
  const { type, length } = column
  if ((type === 'i32' || type === 'f64') && column.nullCount === 0) return distinctKeys(length, (i) => column.values[i])
  if (type !== 'list') return distinctKeys(length, (i) => identity(valueAt(column, i)))
  const { offsets } = column
  const items = distinct(column.child).codes
  return distinctKeys(length, (i) => stateOf(column, i) || items.subarray(offsets[i], offsets[i + 1]).join())
}

/** Whether there is one distinct value at most; looks no further than the first that differs, where that is soon told. */
export function isUniform(column: Column): boolean {
  const { length, nullCount } = column
  if (nullCount > 0) return nullCount === length && countMissing(column) % length === 0
  if (column.type !== 'i32' && column.type !== 'f64' && column.type !== 'dict')
    return distinct(column).firsts.length <= 1
  const values: ArrayLike<number> = column.type === 'dict' ? column.codes : column.values
  const first = values[0]
  for (let i = 1; i < length; i++) {
    const value = values[i]
    if (value !== first && !(Number.isNaN(value) && Number.isNaN(first))) return false
  }
  return true
}

/** A number from 0 up to `size` for each value, the same for equal values and for no others; not each need occur. */
interface Codes {
  readonly codes: Int32Array
  readonly size: number
}

/** Tables of more entries than this are not worth their memory. */
const largestTable = (length: number) => Math.max(1024, 2 * length)

/**
 * The codes that a column brings along: those of a dictionary, or integers that lie close together. They are numbered by a
 * table, which takes a fraction of the time of a map of values.
 */
function denseCodes(column: Column): Codes | undefined {
  if (column.type === 'dict') return withNulls(column, column.codes, column.dictionary.length)
  if (column.type !== 'i32') return undefined
  const { values } = column
  const [least, greatest] = extentOf(values)
  const size = greatest - least + 1
  if (size > largestTable(values.length)) return undefined
  const codes = new Int32Array(values.length)
  for (let i = 0; i < codes.length; i++) codes[i] = values[i]! - least
  return withNulls(column, codes, size)
}

/** Codes of which those of null and missing values stand past the others. */
function withNulls(column: Column, codes: Int32Array, size: number): Codes {
  if (column.nullCount === 0) return { codes, size }
  const marked = codes.map((code, i) => {
    const state = stateOf(column, i)
    return state === 0 ? code : size + state
  })
  return { codes: marked, size: size + 3 }
}

/** A value by which equal values are identical: of nested ones a text of their items, of maps by key. */
function identity(value: unknown): unknown {
  if (value instanceof Date) return `t${value.getTime()}`
  if (typeof value === 'string') return `s${value}`
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return `l${joined(value)}`
  const map = value as Record<string, unknown>
  const names = Object.keys(map).sort()
  return `m${joined(names.flatMap((name) => [name, map[name]]))}`
}

const joined = (items: readonly unknown[]) =>
  items
    .map(identity)
    .map((item) => `${String(item).length}:${item}`)
    .join('')

function distinctCodes({ codes, size }: Codes): Distinct {
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

/** Positions numbered by their keys, equal keys by the same number. */
export function distinctKeys(length: number, keyAt: (position: number) => unknown): Distinct {
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
  const [first, ...rest] = columns.map((column) => denseCodes(column) ?? codesOf(distinct(column)))
  if (!first) return distinctKeys(length, () => 0)
  return distinctCodes(rest.reduce(pairs, first))
}

const codesOf = ({ codes, firsts }: Distinct): Codes => ({ codes, size: firsts.length })

/** Codes for pairs of codes; codes that do not occur are left out first where there would be too many. */
function pairs(a: Codes, b: Codes): Codes {
  const { length } = a.codes
  if (a.size * b.size > largestTable(length)) {
    const [x, y] = [distinctCodes(a), distinctCodes(b)]
    if (x.firsts.length < a.size || y.firsts.length < b.size) return pairs(codesOf(x), codesOf(y))
    return codesOf(distinctKeys(length, (i) => a.codes[i]! * b.size + b.codes[i]!))
  }
  const codes = new Int32Array(length)
  for (let i = 0; i < length; i++) codes[i] = a.codes[i]! * b.size + b.codes[i]!
  return { codes, size: a.size * b.size }
}
