import type { Diagnostic } from '../contract/diagnostics.ts'

interface ColumnBase {
  readonly length: number
  /** How many values are null or missing. */
  readonly nullCount: number
  /** One bit per value, least significant first: 1 = there is a value, 0 = null or missing. Absent: all are values. */
  readonly validity?: Uint8Array
  /** One bit per value: 1 = missing (the run has no such key). Absent: none is missing. */
  readonly missing?: Uint8Array
  /** Why a value could not be read, by position; such a value counts as missing. */
  readonly faults?: ReadonlyMap<number, Diagnostic>
}

export interface Float64Column extends ColumnBase {
  readonly type: 'f64'
  readonly values: Float64Array
  /** One bit per value: 1 = the source wrote an integer. Absent: all are floats. */
  readonly integers?: Uint8Array
}

export interface Int32Column extends ColumnBase {
  readonly type: 'i32'
  readonly values: Int32Array
}

export interface Int64Column extends ColumnBase {
  readonly type: 'i64'
  readonly values: BigInt64Array
}

/** Milliseconds since 1970-01-01 in UTC. */
export interface TimestampColumn extends ColumnBase {
  readonly type: 'timestamp'
  readonly values: BigInt64Array
}

export interface BooleanColumn extends ColumnBase {
  readonly type: 'bool'
  /** One bit per value, least significant first. */
  readonly values: Uint8Array
}

/** Text with few distinct values: `dictionary[codes[i]]`. The entries of the dictionary are distinct. */
export interface DictionaryColumn extends ColumnBase {
  readonly type: 'dict'
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
}

/** Text as UTF-8: value `i` is `bytes[offsets[i] … offsets[i + 1]]`. */
export interface Utf8Column extends ColumnBase {
  readonly type: 'utf8'
  readonly offsets: Int32Array
  readonly bytes: Uint8Array
}

/** Lists whose items share a type: list `i` is `child[offsets[i] … offsets[i + 1]]`. */
export interface ListColumn extends ColumnBase {
  readonly type: 'list'
  readonly offsets: Int32Array
  readonly child: Column
}

/** Values that share no type, and nested values. */
export interface MixedColumn extends ColumnBase {
  readonly type: 'mixed'
  readonly values: readonly unknown[]
  /** One bit per value: 1 = a number that the source wrote as a float, though it is integral. Absent: none is. */
  readonly floats?: Uint8Array
}

/** Nothing but null and missing values. */
export interface NullColumn extends ColumnBase {
  readonly type: 'null'
}

/**
 * Values of one key, in Arrow's layout, as a plain object of typed arrays: it can be cloned and transferred between
 * threads, and backends take it at (nearly) no cost. A null or missing value has an arbitrary value in the buffers.
 */
export type Column =
  | Float64Column
  | Int32Column
  | Int64Column
  | TimestampColumn
  | BooleanColumn
  | DictionaryColumn
  | Utf8Column
  | ListColumn
  | MixedColumn
  | NullColumn

export type ColumnType = Column['type']

/** Named columns of one length: the only thing that travels between core and a frame backend. */
export interface Columns {
  readonly length: number
  readonly columns: readonly NamedColumn[]
}

export type NamedColumn = Column & { readonly name: string }
