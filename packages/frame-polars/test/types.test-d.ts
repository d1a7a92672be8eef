import type { FrameBackend } from '@runsheaf/core/plugin'
import type { DataFrame, DataType } from 'nodejs-polars'
import { expectTypeOf, test } from 'vitest'
import { type PolarsKind, polars, type SchemaOf } from '../src/index.ts'

interface Row {
  type: 'lstm' | 'gru'
  lr: number | null
  big: number | bigint
  at: Date
  yes: boolean
  sizes: number[]
  nothing: null
  any: any
}

declare const frame: DataFrame<SchemaOf<Row>>

test('polars is a backend, with options too', () => {
  expectTypeOf(polars).toExtend<FrameBackend<PolarsKind>>()
  expectTypeOf(polars({ strings: 'categorical' })).toExtend<FrameBackend<PolarsKind>>()
  // @ts-expect-error there is no such option
  polars({ strings: 'symbols' })
})

test('a frame knows its columns and their types', () => {
  expectTypeOf(frame.schema.type).toEqualTypeOf<DataType.String>()
  expectTypeOf(frame.schema.lr).toEqualTypeOf<DataType.Float64>()
  expectTypeOf(frame.schema.big).toEqualTypeOf<DataType.Int64>()
  expectTypeOf(frame.schema.at).toEqualTypeOf<DataType.Datetime>()
  expectTypeOf(frame.schema.yes).toEqualTypeOf<DataType.Bool>()
  expectTypeOf(frame.schema.sizes).toEqualTypeOf<DataType.List>()
  expectTypeOf(frame.schema.nothing).toEqualTypeOf<DataType.Null>()
  expectTypeOf(frame.schema.any).toBeAny()
  // @ts-expect-error there is no such column
  frame.schema.tpye
  expectTypeOf(frame.select('lr').toRecords()).toEqualTypeOf<{ lr: number | null }[]>()
})
