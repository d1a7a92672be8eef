export { type PolarsBackend, type PolarsOptions, polars } from './polars.ts'
export type { DataTypeOf, PolarsKind, SchemaOf } from './polars-schema.ts'
