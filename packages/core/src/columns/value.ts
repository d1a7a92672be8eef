import { countBits, getBit } from './bitmap.ts'
import type { ColumnBuilder } from './builder.ts'
import type { Column } from './column.ts'
import { MISSING, NULL } from './nulls.ts'
import { textAt } from './text.ts'

/** Whether value `i` is neither null nor missing. */
export function isValid(column: Column, i: number): boolean {
  return column.type !== 'null' && (column.validity === undefined || getBit(column.validity, i))
}

/** Whether value `i` is missing: the run has no such key. */
export function isMissing(column: Column, i: number): boolean {
  return column.missing !== undefined && getBit(column.missing, i)
}

/** How many values are missing. */
export function countMissing({ missing }: Column): number {
  return missing ? countBits(missing) : 0
}

/** 0 where there is value `i`, else `NULL` or `MISSING`. */
export function stateOf(column: Column, i: number): number {
  if (isValid(column, i)) return 0
  return isMissing(column, i) ? MISSING : NULL
}

/**
 * Value `i` as JavaScript has it: `undefined` where missing, `null`, a number, a bigint only where an `i64` value is
 * past 2^53, text, a boolean, a `Date` for a timestamp, an array, or what a mixed column holds.
 */
export function valueAt(column: Column, i: number): unknown {
  if (!isValid(column, i)) return isMissing(column, i) ? undefined : null
  switch (column.type) {
    case 'f64':
    case 'i32':
    case 'mixed':
      return column.values[i]
    case 'i64':
      return numberOrBigint(column.values[i]!)
    case 'timestamp':
      return new Date(Number(column.values[i]))
    case 'bool':
      return getBit(column.values, i)
    case 'utf8':
    case 'dict':
      return textAt(column, i)
    case 'list': {
      const items: unknown[] = []
      for (let k = column.offsets[i]!; k < column.offsets[i + 1]!; k++) items.push(valueAt(column.child, k))
      return items
    }
    case 'null':
      return null
  }
}

/** All values, as {@link valueAt} gives them. */
export function valuesOf(column: Column): unknown[] {
  return Array.from({ length: column.length }, (_, i) => valueAt(column, i))
}

/** Appends value `i` of a column, and keeps its kind: an integer stays an integer, a fault a fault. */
export function pushFrom(builder: ColumnBuilder, column: Column, i: number): void {
  if (!isValid(column, i)) {
    if (isMissing(column, i)) builder.missing(column.faults?.get(i))
    else builder.null()
  } else if (column.type === 'f64') {
    const value = column.values[i]!
    if (column.integers && getBit(column.integers, i)) builder.int(BigInt(value))
    else builder.float(value)
  } else if (column.type === 'timestamp') {
    builder.timestamp(column.values[i]!)
  } else {
    const value = valueAt(column, i)
    if (typeof value === 'number' && column.type === 'mixed' && column.floats && getBit(column.floats, i))
      builder.float(value)
    else builder.value(value)
  }
}

function numberOrBigint(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
