export * from './aggregate/aggregates.ts'
export type { Aggregation } from './aggregate/aggregation.ts'
export { RunCollection, type SettingsChange } from './collection.ts'
export { isRunError, RunError } from './errors.ts'
export { order } from './expression/order.ts'
export { parse } from './expression/parse.ts'
export {
  between,
  type Condition,
  contains,
  endsWith,
  exists,
  gt,
  gte,
  lt,
  lte,
  matches,
  missing,
  ne,
  not,
  oneOf,
  startsWith,
} from './filter/condition.ts'
export { type KeyExpression, key } from './filter/key-expression.ts'
export { GroupedRuns } from './grouped-runs.ts'
export type * from './plugin.ts'
export { Run } from './run.ts'
export { createSheaf, type LoadOptions, type Sheaf, type SheafOptions } from './sheaf.ts'
export type { ImplFactory } from './store/impl.ts'
export type { Settings } from './store/settings.ts'
export { typed } from './store/typed.ts'
export { type ColumnTableKind, columnTable } from './table/backend.ts'
export { ColumnTable } from './table/column-table.ts'
export type { TableFormat } from './table/format-table.ts'
export type { Criteria, Criterion } from './types/criteria.ts'
export type { At, KeyOf, Path, ValueOf } from './types/keys.ts'
export type { SchemaOutput, StandardSchema } from './types/standard-schema.ts'
export { defaults } from './verbs/defaults.ts'
export { type Difference, diff, type RunDiff } from './verbs/diff.ts'
export { allExcept, bin, by, type GroupKey } from './verbs/group-key.ts'
export type { HistoryColumnsOptions } from './verbs/history.ts'
export type { KeyInfo, ValueKind } from './verbs/keys.ts'
export type { RandomOptions } from './verbs/sample.ts'
export { asc, desc, type SortKey } from './verbs/sort.ts'
export type { TimeUnit } from './verbs/time-unit.ts'
export type { ArrayType, TypedArrayOf, TypedArrayOptions } from './verbs/to-typed-array.ts'
export type { UpdateOptions } from './verbs/update.ts'
