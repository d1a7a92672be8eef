export { ColumnBuilder, columnOf } from './columns/builder.ts'
export { checkColumns } from './columns/check-columns.ts'
export type * from './columns/column.ts'
export { concatColumns } from './columns/concat.ts'
export { isUniform } from './columns/distinct.ts'
export { nullMissing } from './columns/null-missing.ts'
export { take } from './columns/take.ts'
export { countMissing, isMissing, isValid, valueAt, valuesOf } from './columns/value.ts'
export type * from './contract/run-source.ts'
export type { Diagnostic } from './diagnostics.ts'
export { isRunError, RunError, type RunErrorCode, runErrorCodes } from './errors.ts'
export { conjuncts } from './filter/conjuncts.ts'
export type { ComparisonOperator, Filter, Literal } from './filter/filter.ts'
export { keysOf } from './filter/keys-of.ts'
export { descend, ownChild } from './keys/descend.ts'
export type { Key, KeyFacet } from './keys/key.ts'
export { suggest } from './keys/suggest.ts'
export { defineFrameBackend, type FrameBackend } from './plugin/frame-backend.ts'
export type { Apply, FrameKind } from './plugin/frame-kind.ts'
export {
  defineLoader,
  type ExperimentChoice,
  type ExperimentInfo,
  type Holding,
  type Loader,
  type LoadRequest,
} from './plugin/loader.ts'
export { chooseRuns } from './store/choose-runs.ts'
export { chooseExperiments } from './store/experiment-choice.ts'
export { type PlainRun, sourceFromRecords } from './store/from-records.ts'
export { globTest } from './store/glob.ts'
export { infoColumn, infoNames } from './store/info-column.ts'
export { type ExperimentRequest, requestedExperiments } from './store/requested-experiments.ts'
