import type { ExactNumber } from './exact.ts'

/** What MLflow and OmegaConf read of one run; numbers are exact. Any part may be a {@link Failure} instead. */
export interface ExpectedRun {
  info: Record<string, unknown>
  params: Record<string, string>
  tags: Record<string, string>
  /** Last values; those that are not finite as text. */
  metrics: Record<string, ExactNumber | string>
  datasets?: { name: string; digest: string; tags: Record<string, string> }[]
  config?: { raw?: unknown; resolved?: unknown; missing?: string[]; load?: unknown; resolve?: unknown }
  overrides?: string[]
  job?: { name: string | null; num: unknown }
}

export interface ExpectedExperiment {
  experiment_id: string
  name: string
  lifecycle_stage: string
  creation_time: ExactNumber | null
}

/** What the real readers say of one store. */
export interface ExpectedStore {
  experiments: ExpectedExperiment[] | Failure
  runs: Record<string, ExpectedRun>
}

/** The file beside an archive: of one store, or of several in folders. */
export type ExpectedArchive = ExpectedStore | { stores: Record<string, ExpectedStore> }

/** In place of an answer: the call failed in Python. */
export interface Failure {
  error: string
  message: string
}

export function isFailure(answer: unknown): answer is Failure {
  if (typeof answer !== 'object' || answer === null) return false
  return 'error' in answer && 'message' in answer && Object.keys(answer).length === 2
}
