import type { Diagnostic } from '../contract/diagnostics.ts'
import { bitsWhere } from './bitmap.ts'
import type { Column } from './column.ts'
import { MISSING, NULL, type Nulls, nullsOf } from './nulls.ts'
import { textColumn } from './text.ts'

/** Of what kind a value is, beside `NULL` and `MISSING`. */
const INT = 4
const FLOAT = 8
const BOOL = 16
const TEXT = 32
const TIME = 64
const LIST = 128
const OTHER = 256
const ABSENT = NULL | MISSING

/**
 * Collects the values of a column. The column's type is the join over all values, never the first one: integers that fit
 * make `i32` or `i64`, integers and floats make `f64` where each integer is exact in it, and what shares no type makes
 * `mixed`. Nothing is coerced.
 *
 * @example
 * const builder = new ColumnBuilder()
 * builder.int(1).float(0.5).missing()
 * builder.finish() // f64: 1, 0.5, missing
 */
export class ColumnBuilder {
  readonly #values: unknown[] = []
  readonly #kinds: number[] = []
  #seen = 0
  readonly #faults = new Map<number, Diagnostic>()

  get length(): number {
    return this.#values.length
  }

  #push(value: unknown, kind: number): this {
    this.#values.push(value)
    this.#kinds.push(kind)
    this.#seen |= kind
    return this
  }

  /** No such key; with a fault, the value is there but cannot be read. */
  missing(fault?: Diagnostic): this {
    if (fault) this.#faults.set(this.length, fault)
    return this.#push(undefined, MISSING)
  }

  null(): this {
    return this.#push(null, NULL)
  }

  /** An integer; numbers past 2^53 must come as bigint to be exact. */
  int(value: number | bigint): this {
    const number = Number(value)
    if (Number.isSafeInteger(number)) return this.#push(number + 0, INT)
    return this.#push(value, typeof value === 'bigint' ? INT : FLOAT)
  }

  float(value: number): this {
    return this.#push(value, FLOAT)
  }

  bool(value: boolean): this {
    return this.#push(value, BOOL)
  }

  text(value: string): this {
    return this.#push(value, TEXT)
  }

  /** A point in time, in milliseconds since 1970 in UTC. */
  timestamp(value: number | bigint): this {
    return this.#push(Number(value), TIME)
  }

  /** A list, a map or any other object. Items of lists follow the rules of {@link value}. */
  object(value: object): this {
    return this.#push(value, Array.isArray(value) ? LIST : OTHER)
  }

  /** Any value, by its JavaScript type: `undefined` is missing, an integral number (other than -0) is an integer. */
  value(value: unknown): this {
    switch (typeof value) {
      case 'number':
        return Object.is(value, -0) ? this.float(value) : this.int(value)
      case 'bigint':
        return this.int(value)
      case 'string':
        return this.text(value)
      case 'boolean':
        return this.bool(value)
      case 'undefined':
        return this.missing()
    }
    if (value === null) return this.null()
    if (value instanceof Date && !Number.isNaN(value.getTime())) return this.timestamp(value.getTime())
    return this.object(value as object)
  }

  finish(): Column {
    const values = this.#values
    const { length } = values
    const base = { length, ...this.#nulls() }
    if (this.#areAll(0)) return { type: 'null', ...base }
    if (this.#areAll(BOOL)) return { type: 'bool', ...base, values: bitsWhere(length, (i) => values[i] === true) }
    if (this.#areAll(TEXT)) return textColumn(values as (string | null | undefined)[], base)
    if (this.#areAll(TIME)) {
      const times = this.#fill(new BigInt64Array(length), (time) => BigInt(Math.trunc(Number(time))))
      if (times) return { type: 'timestamp', ...base, values: times }
    } else if (this.#areAll(INT)) {
      const small = this.#fill(new Int32Array(length), Number)
      if (small) return { type: 'i32', ...base, values: small }
      const large = this.#fill(new BigInt64Array(length), BigInt)
      if (large) return { type: 'i64', ...base, values: large }
    } else if (this.#areAll(INT | FLOAT)) {
      const floats = this.#fill(new Float64Array(length), floatOf)
      const integers = this.#seen & INT ? { integers: this.#bits(INT) } : {}
      if (floats) return { type: 'f64', ...base, values: floats, ...integers }
    } else if (this.#areAll(LIST)) {
      const { offsets, child } = this.#items()
      if (child.type !== 'mixed' && !child.missing) return { type: 'list', ...base, offsets, child }
    }
    return this.#mixed(base)
  }

  /** Whether all values that are there are of these kinds. */
  #areAll(kinds: number): boolean {
    return (this.#seen & ~(kinds | ABSENT)) === 0
  }

  /** The array with all values in it; `undefined` if one does not fit. */
  #fill<T extends Int32Array | Float64Array | BigInt64Array>(
    array: T,
    convert: (value: any) => T[number] | undefined,
  ): T | undefined {
    for (let i = 0; i < array.length; i++) {
      const value = convert(this.#values[i] ?? 0)
      if (value === undefined) return undefined
      array[i] = value
      if (!Object.is(array[i], value)) return undefined
    }
    return array
  }

  #nulls(): Nulls {
    if (!(this.#seen & ABSENT)) return { nullCount: 0 }
    const states = new Uint8Array(this.length)
    for (let i = 0; i < states.length; i++) states[i] = this.#kinds[i]! & ABSENT
    return nullsOf(states, this.#faults)
  }

  #items(): { readonly offsets: Int32Array; readonly child: Column } {
    const items = new ColumnBuilder()
    const offsets = new Int32Array(this.length + 1)
    for (let i = 0; i < this.length; i++) {
      for (const item of (this.#values[i] ?? []) as unknown[]) items.value(item)
      offsets[i + 1] = items.length
    }
    return { offsets, child: items.finish() }
  }

  #mixed(base: Nulls & { readonly length: number }): Column {
    const integral = this.#values.some((v, i) => this.#kinds[i] === FLOAT && Number.isInteger(v))
    const values = this.#values.map((v, i) => (this.#kinds[i] === TIME ? new Date(v as number) : v))
    return { type: 'mixed', ...base, values, ...(integral && { floats: this.#bits(FLOAT) }) }
  }

  #bits(kinds: number): Uint8Array {
    return bitsWhere(this.length, (i) => (this.#kinds[i]! & kinds) !== 0)
  }
}

/** A number; `undefined` for a bigint that no float is. */
function floatOf(value: number | bigint): number | undefined {
  const number = Number(value)
  return number < value || number > value ? undefined : number
}

/** A column of so many values, each of which a function appends. */
export function buildColumn(length: number, append: (builder: ColumnBuilder, position: number) => void): Column {
  const builder = new ColumnBuilder()
  for (let i = 0; i < length; i++) append(builder, i)
  return builder.finish()
}

/**
 * A column of JavaScript values, by the rules of {@link ColumnBuilder.value}.
 *
 * @example
 * columnOf([1, 2.5, null]) // f64
 */
export function columnOf(values: Iterable<unknown>): Column {
  const builder = new ColumnBuilder()
  for (const value of values) builder.value(value)
  return builder.finish()
}
