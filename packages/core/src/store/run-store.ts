import type { Column, Columns } from '../columns/column.ts'
import type { Diagnostic } from '../diagnostics.ts'
import type { Facet, Reducer } from '../facets.ts'

export type { Facet, Reducer } from '../facets.ts'

/** A value, or a promise of it. */
export type Awaitable<T> = T | PromiseLike<T>

export type RunStatus = 'RUNNING' | 'SCHEDULED' | 'FINISHED' | 'FAILED' | 'KILLED'

export type Lifecycle = 'active' | 'deleted'

/** What is known of a run without reading its data. An unset time, name or user is absent. */
export interface RunInfo {
  readonly runId: string
  readonly runName?: string | undefined
  /** The run's folder, or another address that no other run has. */
  readonly runDir: string
  readonly experimentId: string
  readonly experimentName: string
  /** The experiment's name, as hydraflow calls it. */
  readonly jobName: string
  readonly status: RunStatus
  readonly startTime?: Date | undefined
  readonly endTime?: Date | undefined
  readonly userId?: string | undefined
  readonly lifecycleStage: Lifecycle
  readonly artifactUri?: string | undefined
  /** Seconds from start to end. */
  readonly duration?: number | undefined
}

/**
 * Where a value of a run is found.
 *
 * `path` is one name for params, metrics, tags, info (in the data's own spelling: `start_time`) and datasets (`name`,
 * `digest` or `context`), and the names from the root down for cfg; the empty path is the whole config. A config's names
 * may hold dots: at each level the longest exact name wins, for which `descend` (of `@runsheaf/core/plugin`) is made.
 */
export interface FacetKey {
  readonly facet: Facet
  readonly path: readonly string[]
  readonly reduce?: Reducer
}

export interface MetricPoint {
  readonly step: number
  /** Milliseconds since 1970 in UTC. */
  readonly timestamp: number
  readonly value: number
}

export interface DatasetInput {
  readonly name: string
  readonly digest: string
  readonly context?: string | undefined
}

/** One whole run as plain data. */
export interface RunRecord {
  readonly info: RunInfo
  /** A plain object, in which integral numbers count as integers; `undefined` values are missing. */
  readonly cfg: unknown
  readonly params: Readonly<Record<string, string>>
  /** Last values. */
  readonly metrics: Readonly<Record<string, number>>
  readonly tags: Readonly<Record<string, string>>
  readonly datasets: readonly DatasetInput[]
}

/** What Hydra wrote beside the config. */
export interface HydraInfo {
  readonly job?: { readonly name?: string | undefined; readonly num?: number | undefined } | undefined
  /** Task overrides as typed, such as `optimizer.lr=0.01`. */
  readonly overrides: readonly string[]
  readonly choices?: Readonly<Record<string, string | null>> | undefined
}

/** The part of `AbortSignal` that Runsheaf uses. */
export interface Signal {
  readonly aborted: boolean
  readonly reason?: unknown
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** How far reading has come. */
export interface Progress {
  /** Runs read so far. */
  readonly done: number
  /** How many runs are to be read. */
  readonly total: number
  /** Files opened so far, for this and before, where the loader counts them. */
  readonly files?: number
}

export interface ReadOptions {
  readonly signal?: Signal
  readonly onProgress?: (progress: Progress) => void
}

export interface HistoryOptions extends ReadOptions {
  /** First and last step, both included. */
  readonly steps?: readonly [number, number]
}

/** The files that a run kept. Names are relative to its artifact folder, with `/`. */
export interface ArtifactSource {
  /** All files, or those that match a glob (`*`, `**`, `?`, `[abc]`), sorted. */
  list(glob?: string): readonly string[]
  /** The path of a file, or of the folder; `undefined` where the store has no files. */
  path(name?: string): string | undefined
  text(name: string): Promise<string>
  bytes(name: string): Promise<Uint8Array>
  json(name: string): Promise<unknown>
  /** A table with a header line, as columns; a file that is none is an error that names the line. */
  csv?(name: string): Promise<Columns>
}

/** What a run hands out: where the loader lacks a part, its use throws RunError CAPABILITY_MISSING. */
export type Artifacts = Required<ArtifactSource>

/** A model that a run was given or has logged (MLflow 3: `LoggedModel`). */
export interface LoggedModel {
  readonly modelId: string
  /** What it was for the run: read at its start, or made by it. */
  readonly role: 'input' | 'output'
  /** At which step the run made it. */
  readonly step?: number | undefined
  readonly name?: string | undefined
  readonly status: 'UNSPECIFIED' | 'PENDING' | 'READY' | 'FAILED'
  /** The flavour of its kind, as the writer named it. */
  readonly type?: string | undefined
  /** The run that made it. */
  readonly sourceRunId?: string | undefined
  readonly creationTime?: Date | undefined
  /** The folder of its files, where that is at hand. */
  readonly path?: string | undefined
  readonly params: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  /** The last value of each metric for each dataset that it was measured on. */
  readonly metrics: readonly ModelMetric[]
}

/** A value that was measured of a model. */
export interface ModelMetric extends MetricPoint {
  readonly name: string
  /** The run that measured it. */
  readonly runId: string
  readonly dataset?: { readonly name: string; readonly digest: string } | undefined
}

/** Values for one path of the configs of some rows: plain data. A text of `${…}` is an interpolation, `???` is missing. */
export interface ConfigUpdate {
  readonly path: readonly string[]
  readonly values: ReadonlyMap<number, unknown>
}

/**
 * Runs, as a loader hands them to core: an index of runs, and columns by need. Core asks for each (key, row) at most
 * once and keeps what it was given; a store need not cache.
 */
export interface RunStore {
  readonly length: number
  /** What was wrong; grows while files are read. The same list on every collection of this store. */
  readonly diagnostics: readonly Diagnostic[]
  /** Always at hand; opens nothing. */
  info(index: number): RunInfo
  /** For each row, the paths that exist in a facet: leaves of the config (`???` included), names of metrics … */
  names(facet: Facet, rows: Int32Array): readonly (readonly (readonly string[])[])[]
  /** The paths of the config that are made of other values of the config (`${model.type}-${seed}`) in each of these runs that has them. */
  derived?(rows: Int32Array): readonly (readonly string[])[]
  /** A dense column: entry `i` belongs to `rows[i]`. */
  column(key: FacetKey, rows: Int32Array): Column
  /** Whether {@link column} would open nothing for these rows. */
  isRead?(key: FacetKey, rows: Int32Array): boolean
  /** One whole run as it was read: without updates, and not gone through a schema. */
  record(index: number): RunRecord
  /** Job, overrides and choices that Hydra wrote; `undefined` where there are none. */
  hydra?(index: number): HydraInfo | undefined
  /** Reads ahead. A store that can only read asynchronously has this, and its `column` throws NOT_READ until then. */
  read?(keys: readonly (Facet | FacetKey)[], rows: Int32Array, options: ReadOptions): Promise<void>
  /** Columns `run` (i32, position in `rows`), `metric` (dict), `step` (i64), `timestamp`, `value` (f64), in the source's order. */
  histories?(metrics: readonly string[], rows: Int32Array, options: HistoryOptions): Awaitable<Columns>
  artifacts?(index: number): ArtifactSource
  /** The models that a run was given, then those that it logged. */
  models?(index: number): readonly LoggedModel[]
  /** The same runs with other values in their configs, which interpolations follow; `undefined` where they cannot. */
  updated?(update: ConfigUpdate): RunStore | undefined
  close?(): void
}
