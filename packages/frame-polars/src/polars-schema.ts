import type { FrameKind } from '@runsheaf/core/plugin'
import type { DataFrame, DataType } from 'nodejs-polars'

/** The polars type of a JavaScript type; null and undefined aside. */
export type DataTypeOf<T> = 0 extends 1 & T
  ? any
  : [NonNullable<T>] extends [never]
    ? DataType.Null
    : [NonNullable<T>] extends [number]
      ? DataType.Float64
      : [NonNullable<T>] extends [boolean]
        ? DataType.Bool
        : [NonNullable<T>] extends [string]
          ? DataType.String
          : [NonNullable<T>] extends [Date]
            ? DataType.Datetime
            : [NonNullable<T>] extends [number | bigint]
              ? DataType.Int64
              : [NonNullable<T>] extends [readonly unknown[]]
                ? DataType.List
                : DataType

/** The polars schema of rows. Whole numbers are `Int32` or `Int64` in the frame; their JavaScript type is the same. */
export type SchemaOf<Row> = { [K in keyof Row & string]: DataTypeOf<Row[K]> }

export interface PolarsKind extends FrameKind {
  readonly type: DataFrame<SchemaOf<this['row']>>
}
