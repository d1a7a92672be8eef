export { type AwkwardValues, awkwardValues } from './conformance/awkward-values.ts'
export { describeFrameBackend } from './conformance/describe-frame-backend.ts'
export { frameCases } from './conformance/frame-cases.ts'
export type { ConformanceCase, RegisterTest } from './conformance/suite.ts'
