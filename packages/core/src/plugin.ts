export { ColumnBuilder, columnOf } from './columns/builder.ts'
export { checkColumns } from './columns/check-columns.ts'
export type * from './columns/column.ts'
export { concatColumns } from './columns/concat.ts'
export { isUniform } from './columns/distinct.ts'
export { nullMissing } from './columns/null-missing.ts'
export { take } from './columns/take.ts'
export { countMissing, isMissing, isValid, valueAt, valuesOf } from './columns/value.ts'
export type { Diagnostic } from './contract/diagnostics.ts'
export { isRunError, RunError, type RunErrorCode, runErrorCodes } from './contract/errors.ts'
export { defineFrameBackend, type FrameBackend } from './contract/frame-backend.ts'
export type { Apply, FrameKind } from './contract/frame-kind.ts'
export {
  defineLoader,
  type ExperimentChoice,
  type ExperimentInfo,
  type Holding,
  type Loader,
  type LoadRequest,
} from './contract/loader.ts'
export type * from './contract/run-source.ts'
export { conjuncts } from './filter/conjuncts.ts'
export type { ComparisonOperator, Filter, Literal } from './filter/filter.ts'
export { keysOf } from './filter/keys-of.ts'
export { suggest } from './general/suggest.ts'
export { descend, ownChild } from './keys/descend.ts'
export { infoColumn, infoNames } from './keys/info-column.ts'
export type { Key, KeyFacet } from './keys/key.ts'
export { chooseRuns } from './loader-kit/choose-runs.ts'
export { chooseExperiments } from './loader-kit/experiment-choice.ts'
export { type PlainRun, sourceFromRecords } from './loader-kit/from-records.ts'
export { globTest } from './loader-kit/glob.ts'
export { loadRecords } from './loader-kit/load-records.ts'
export { type ExperimentRequest, requestedExperiments } from './loader-kit/requested-experiments.ts'
