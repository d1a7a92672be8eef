import type { Diagnostic } from '../diagnostics.ts'
import { bitsWhere } from './bitmap.ts'
import type { Column } from './column.ts'
import { MISSING, NULL, type Nulls, nullsOf } from './nulls.ts'
import { textColumn } from './text.ts'

/** Of what kind a value is, beside `NULL` and `MISSING`. */
const INT = 4
const BIGINT = 8
const FLOAT = 16
const BOOL = 32
const TEXT = 64
const TIME = 128
const LIST = 256
const OTHER = 512
const ABSENT = NULL | MISSING

/** What columns of all types have. */
type Base = Nulls & { readonly length: number }

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
    return this.#push(value, typeof value === 'bigint' ? BIGINT : FLOAT)
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
    const base = { length: values.length, ...this.#nulls() }
    switch (this.#seen & ~ABSENT) {
      case 0:
        return { type: 'null', ...base }
      case INT:
        return this.#smallIntegers(base) ?? this.#integers(base) ?? this.#mixed(base)
      case BIGINT:
      case INT | BIGINT:
        return this.#integers(base) ?? this.#mixed(base)
      case FLOAT:
      case FLOAT | INT:
      case FLOAT | BIGINT:
      case FLOAT | INT | BIGINT:
        return this.#floats(base) ?? this.#mixed(base)
      case BOOL:
        return { type: 'bool', ...base, values: bitsWhere(values.length, (i) => values[i] === true) }
      case TEXT:
        return textColumn(values as (string | null | undefined)[], base)
      case TIME: {
        const times = new BigInt64Array(values.length)
        for (let i = 0; i < times.length; i++) times[i] = BigInt(Math.trunc(this.#numberAt(i)))
        return { type: 'timestamp', ...base, values: times }
      }
      case LIST:
        return this.#lists(base) ?? this.#mixed(base)
      default:
        return this.#mixed(base)
    }
  }

  /** 0 where there is none. */
  #numberAt(i: number): number {
    return Number(this.#values[i] ?? 0)
  }

  #nulls(): Nulls {
    if (!(this.#seen & ABSENT)) return { nullCount: 0 }
    const states = new Uint8Array(this.length)
    for (let i = 0; i < states.length; i++) states[i] = this.#kinds[i]! & ABSENT
    return nullsOf(states, this.#faults)
  }

  /** Unless one does not fit. */
  #smallIntegers(base: Base): Column | undefined {
    const values = new Int32Array(base.length)
    for (let i = 0; i < base.length; i++) {
      values[i] = this.#numberAt(i)
      if (values[i] !== this.#numberAt(i)) return undefined
    }
    return { type: 'i32', ...base, values }
  }

  #integers(base: Base): Column | undefined {
    const values = new BigInt64Array(base.length)
    for (let i = 0; i < base.length; i++) {
      const value = BigInt((this.#values[i] as number | bigint | null | undefined) ?? 0)
      values[i] = value
      if (values[i] !== value) return undefined
    }
    return { type: 'i64', ...base, values }
  }

  #floats(base: Base): Column | undefined {
    const values = new Float64Array(base.length)
    for (let i = 0; i < base.length; i++) {
      const number = this.#numberAt(i)
      const value = this.#values[i]
      if (typeof value === 'bigint' && (number < value || number > value)) return undefined
      values[i] = number
    }
    const integers = this.#seen & (INT | BIGINT) ? { integers: this.#bits(INT | BIGINT) } : {}
    return { type: 'f64', ...base, values, ...integers }
  }

  #lists(base: Base): Column | undefined {
    const items = new ColumnBuilder()
    const offsets = new Int32Array(base.length + 1)
    for (let i = 0; i < base.length; i++) {
      for (const item of (this.#values[i] ?? []) as unknown[]) items.value(item)
      offsets[i + 1] = items.length
    }
    const child = items.finish()
    if (child.type === 'mixed' || child.missing) return undefined
    return { type: 'list', ...base, offsets, child }
  }

  #mixed(base: Base): Column {
    const integral = this.#values.some((v, i) => this.#kinds[i] === FLOAT && Number.isInteger(v))
    const values = this.#values.map((v, i) => (this.#kinds[i] === TIME ? new Date(v as number) : v))
    return { type: 'mixed', ...base, values, ...(integral && { floats: this.#bits(FLOAT) }) }
  }

  #bits(kinds: number): Uint8Array {
    return bitsWhere(this.length, (i) => (this.#kinds[i]! & kinds) !== 0)
  }
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
