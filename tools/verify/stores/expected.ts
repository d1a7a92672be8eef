import type { ExactNumber } from './exact.ts'

/** What MLflow and OmegaConf read of one run; numbers are exact. Any part may be a {@link Failure} instead. */
export interface ExpectedRun {
  info: Record<string, unknown>
  params: Record<string, string>
  tags: Record<string, string>
  /** Last values; those that are not finite as text. */
  metrics: Record<string, ExactNumber | string>
  /** Timestamp, step and value of every line, in the order of the file. */
  history: Record<string, [ExactNumber, ExactNumber, ExactNumber | string][] | Failure>
  /** Path and size, null for a folder; null where the artifacts are not on this machine. */
  artifacts: [string, ExactNumber | null][] | null
  /** The same, of the folder beside meta.yaml, where the address in meta.yaml leads nowhere. */
  artifacts_beside_meta?: [string, ExactNumber | null][]
  config?: ExpectedConfig
  overrides?: string[]
  job?: { name: string | null; num: unknown }
  datasets?: { name: string; digest: string; tags: Record<string, string> }[]
  model_inputs?: string[]
  /** Ids and steps. */
  model_outputs?: [string, ExactNumber][]
}

/** A logged model; a metric is its name, value, step, and the name of the dataset. */
export interface ExpectedModel {
  model_id: string
  name: string
  status: string
  source_run_id: string | null
  metrics: [string, ExactNumber | string, ExactNumber, string | null][]
}

/** A config as OmegaConf has it: as written, and resolved where that differs; or the errors of either. */
export interface ExpectedConfig {
  raw?: unknown
  resolved?: unknown
  missing?: string[]
  load?: unknown
  resolve?: unknown
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
  /** By experiment, the ids of the runs that a search gives. */
  search: Record<string, string[] | Failure>
  runs: Record<string, ExpectedRun>
  logged_models?: ExpectedModel[] | Failure
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
