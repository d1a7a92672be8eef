import type { Diagnostic } from '../diagnostics.ts'
import { bitmap, clearBit, fullBitmap, setBit } from './bitmap.ts'
import type { Column } from './column.ts'
import { textColumn } from './text.ts'

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
    const length = this.length
    const nulls = this.#nulls()
    switch (this.#seen & ~EMPTY) {
      case 0:
        return { type: 'null', length, ...nulls }
      case INT:
      case BIGINT:
      case INT | BIGINT:
        return this.#integers() ?? this.#mixed()
      case FLOAT:
      case FLOAT | INT:
      case FLOAT | BIGINT:
      case FLOAT | INT | BIGINT:
        return this.#floats() ?? this.#mixed()
      case BOOL: {
        const values = bitmap(length)
        for (let i = 0; i < length; i++) if (this.#values[i] === true) setBit(values, i)
        return { type: 'bool', length, values, ...nulls }
      }
      case TEXT:
        return textColumn(this.#values as (string | null | undefined)[], nulls)
      case TIME:
        return {
          type: 'timestamp',
          length,
          values: BigInt64Array.from(this.#values, (v) => BigInt(Math.trunc(Number(v ?? 0)))),
          ...nulls,
        }
      case LIST:
        return this.#lists() ?? this.#mixed()
      default:
        return this.#mixed()
    }
  }

  #nulls(): Pick<Column, 'nullCount' | 'validity' | 'missing' | 'faults'> {
    if (!(this.#seen & EMPTY)) return { nullCount: 0 }
    const validity = fullBitmap(this.length)
    const missing = this.#seen & MISSING ? bitmap(this.length) : undefined
    let nullCount = 0
    for (const [i, kind] of this.#kinds.entries()) {
      if (!(kind & EMPTY)) continue
      nullCount++
      clearBit(validity, i)
      if (kind === MISSING) setBit(missing!, i)
    }
    return { nullCount, validity, ...(missing && { missing }), ...(this.#faults && { faults: this.#faults }) }
  }

  #integers(): Column | undefined {
    const values = this.#values as (number | bigint | null | undefined)[]
    const length = this.length
    if (values.every((v) => v == null || (v >= -2147483648 && v <= 2147483647))) {
      return { type: 'i32', length, values: Int32Array.from(values, (v) => Number(v ?? 0)), ...this.#nulls() }
    }
    const exact = values.every((v) => typeof v !== 'bigint' || BigInt.asIntN(64, v) === v)
    return exact
      ? { type: 'i64', length, values: BigInt64Array.from(values, (v) => BigInt(v ?? 0)), ...this.#nulls() }
      : undefined
  }

  #floats(): Column | undefined {
    const values = this.#values as (number | bigint | null | undefined)[]
    const exact = values.every((v) => typeof v !== 'bigint' || (Number.isFinite(Number(v)) && BigInt(Number(v)) === v))
    if (!exact) return undefined
    const integers = this.#seen & (INT | BIGINT) ? this.#bits(INT | BIGINT) : undefined
    const column = {
      type: 'f64',
      length: this.length,
      values: Float64Array.from(values, (v) => Number(v ?? 0)),
    } as const
    return { ...column, ...(integers && { integers }), ...this.#nulls() }
  }

  #lists(): Column | undefined {
    const items = new ColumnBuilder()
    const offsets = new Int32Array(this.length + 1)
    for (const [i, list] of this.#values.entries()) {
      for (const item of (list ?? []) as unknown[]) items.value(item)
      offsets[i + 1] = items.length
    }
    const child = items.finish()
    if (child.type === 'mixed' || child.missing) return undefined
    return { type: 'list', length: this.length, offsets, child, ...this.#nulls() }
  }

  #mixed(): Column {
    const integral = this.#values.some((v, i) => this.#kinds[i] === FLOAT && Number.isInteger(v))
    const floats = integral ? this.#bits(FLOAT) : undefined
    const values =
      this.#seen & TIME
        ? this.#values.map((v, i) => (this.#kinds[i] === TIME ? new Date(v as number) : v))
        : this.#values
    return { type: 'mixed', length: this.length, values, ...(floats && { floats }), ...this.#nulls() }
  }

  #bits(kinds: number): Uint8Array {
    const bits = bitmap(this.length)
    for (const [i, kind] of this.#kinds.entries()) if (kind & kinds) setBit(bits, i)
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
