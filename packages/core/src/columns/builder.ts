import type { Diagnostic } from '../diagnostics.ts'
import { bitmap, clearBit, fullBitmap, setBit } from './bitmap.ts'
import type { Column } from './column.ts'
import { type Nulls, textColumn } from './text.ts'

const MISSING = 1
const NULL = 2
const INT = 4
const BIGINT = 8
const FLOAT = 16
const BOOL = 32
const TEXT = 64
const TIME = 128
const LIST = 256
const OTHER = 512
const EMPTY = MISSING | NULL

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
  #faults: Map<number, Diagnostic> | undefined

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
    if (fault) {
      this.#faults ??= new Map()
      this.#faults.set(this.length, fault)
    }
    return this.#push(undefined, MISSING)
  }

  null(): this {
    return this.#push(null, NULL)
  }

  /** An integer; numbers past 2^53 must come as bigint to be exact. */
  int(value: number | bigint): this {
    if (typeof value === 'number') return this.#push(value === 0 ? 0 : value, Number.isSafeInteger(value) ? INT : FLOAT)
    const safe = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
    return safe ? this.#push(Number(value), INT) : this.#push(value, BIGINT)
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
    return this.#push(typeof value === 'bigint' ? Number(value) : value, TIME)
  }

  /** A list, a map or any other object. Items of lists follow the rules of {@link value}. */
  object(value: object): this {
    return this.#push(value, Array.isArray(value) ? LIST : OTHER)
  }

  /** Any value, by its JavaScript type: `undefined` is missing, an integral number (other than -0) is an integer. */
  value(value: unknown): this {
    switch (typeof value) {
      case 'number':
        return Number.isSafeInteger(value) && !Object.is(value, -0) ? this.#push(value, INT) : this.#push(value, FLOAT)
      case 'string':
        return this.#push(value, TEXT)
      case 'boolean':
        return this.#push(value, BOOL)
      case 'undefined':
        return this.#push(value, MISSING)
      case 'bigint':
        return this.int(value)
      case 'object':
        if (value === null) return this.null()
        if (value instanceof Date && !Number.isNaN(value.getTime())) return this.timestamp(value.getTime())
        return this.object(value)
      default:
        return this.#push(value, OTHER)
    }
  }

  finish(): Column {
    const base = { length: this.length, ...this.#nulls() }
    switch (this.#seen & ~EMPTY) {
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
      case BOOL: {
        const values = bitmap(base.length)
        for (let i = 0; i < base.length; i++) if (this.#values[i] === true) setBit(values, i)
        return { type: 'bool', ...base, values }
      }
      case TEXT:
        return textColumn(this.#values as (string | null | undefined)[], base)
      case TIME: {
        const values = new BigInt64Array(base.length)
        for (let i = 0; i < base.length; i++) values[i] = BigInt(Math.trunc(this.#numberAt(i)))
        return { type: 'timestamp', ...base, values }
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
    if (!(this.#seen & EMPTY)) return { nullCount: 0 }
    const validity = fullBitmap(this.length)
    const missing = this.#seen & MISSING ? bitmap(this.length) : undefined
    let nullCount = 0
    for (let i = 0; i < this.length; i++) {
      if (!(this.#kinds[i]! & EMPTY)) continue
      nullCount++
      clearBit(validity, i)
      if (this.#kinds[i] === MISSING) setBit(missing!, i)
    }
    return { nullCount, validity, ...(missing && { missing }), ...(this.#faults && { faults: this.#faults }) }
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
    const integers = this.#seen & (INT | BIGINT) ? this.#bits(INT | BIGINT) : undefined
    return { type: 'f64', ...base, values, ...(integers && { integers }) }
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
    const floats = integral ? this.#bits(FLOAT) : undefined
    const values =
      this.#seen & TIME
        ? this.#values.map((v, i) => (this.#kinds[i] === TIME ? new Date(v as number) : v))
        : this.#values
    return { type: 'mixed', ...base, values, ...(floats && { floats }) }
  }

  #bits(kinds: number): Uint8Array {
    const bits = bitmap(this.length)
    for (let i = 0; i < this.length; i++) if (this.#kinds[i]! & kinds) setBit(bits, i)
    return bits
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
