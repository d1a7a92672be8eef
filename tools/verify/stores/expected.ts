import type { ExactNumber } from './exact.ts'

/** What MLflow and OmegaConf read of one run; numbers are exact. */
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
  experiments: ExpectedExperiment[]
  runs: Record<string, ExpectedRun>
}

/** The file beside an archive: of one store, or of several in folders. */
export type ExpectedArchive = ExpectedStore | { stores: Record<string, ExpectedStore> }
