import type { Column, Columns } from '../columns/column.ts'
import type { Diagnostic } from './diagnostics.ts'
import type { Facet, Reducer, RunPart } from './facets.ts'

import type { ExperimentInfo } from './loader.ts'

export type { Facet, Reducer, RunPart } from './facets.ts'

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
 * `path` is one name for params, metrics, tags and info (in the data's own spelling: `start_time`), and the names from
 * the root down for cfg; the empty path is the whole config. A config's names may hold dots: at each level the longest
 * exact name wins, for which `descend` (of `@runsheaf/core/plugin`) is made.
 */
export interface FacetKey<P extends RunPart = RunPart> {
  readonly facet: P
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

/** The paths that exist in a facet, a list for each run; runs with the same paths may share one. */
export type NamesOfRuns = readonly (readonly (readonly string[])[])[]

/** What core asks of a source. All three lists may be empty. */
export interface ReadRequest extends ReadOptions {
  /** The rows that are asked about, each once. */
  readonly rows: Int32Array
  /** Keys of which the values are wanted, each once: a value, or that it is missing, must be delivered for every row. */
  readonly keys: readonly FacetKey[]
  /** Facets of which the names are wanted: they must be delivered for every row. */
  readonly names: readonly Facet[]
  /** Facets that are wanted whole: their names must be delivered, and as many values as come cheap with them. */
  readonly facets: readonly Facet[]
  /** Whether the answer may be a promise. Verbs that answer at once cannot wait for one. */
  readonly mayWait: boolean
}

/**
 * Takes what a source reads, and keeps it. More than was asked for is welcome, such as other keys of a file that was opened
 * anyway; what is known already is not taken again. What was delivered must not be changed afterwards.
 */
export interface RunSink {
  /**
   * Values of a key; entry `i` belongs to `rows[i]`. In the place of any key of the config, and of its names, the whole
   * config (the empty path) may be delivered: core finds the rest in it.
   */
  column(key: FacetKey, rows: Int32Array, column: Column): void
  /**
   * The names of a facet; entry `i` belongs to `rows[i]`. Of the config these are the leaves (`???` included), and
   * `derived` are those among them that are made of other values of the config (`${model.type}-${seed}`). A param, metric
   * or tag that is not among the names is missing.
   */
  names(facet: Facet, rows: Int32Array, names: NamesOfRuns, derived?: NamesOfRuns): void
}

/** Which points of metrics are wanted. */
export interface HistoryRequest extends HistoryOptions {
  readonly metrics: readonly string[]
  readonly rows: Int32Array
}

/**
 * Runs, as a loader hands them to core: a list of runs, and a way to read of them what is asked for. A source keeps
 * nothing but what it needs to read well; core remembers what it delivers, and never asks for it again.
 *
 * @example
 * const source: RunSource = {
 *   length: ids.length,
 *   diagnostics: [],
 *   later: true,
 *   info: (row) => infos[row]!,
 *   async read({ rows, keys, signal }, sink) {
 *     for (const key of keys) sink.column(key, rows, columnOf(await fetchValues(ids, rows, key, signal)))
 *   },
 * }
 */
export interface RunSource {
  readonly length: number
  /** What was wrong; grows while files are read. */
  readonly diagnostics: readonly Diagnostic[]
  /** There where `read` answers by a promise only: verbs that cannot wait then throw NOT_READ for what was not read. */
  readonly later?: true
  /** The experiments in which the runs were looked for, those without any, too; where the loader has seen them on its way. */
  readonly experiments?: readonly Omit<ExperimentInfo, 'runs'>[] | undefined
  /** Always at hand; opens nothing. */
  info(row: number): RunInfo
  /** Reads what is asked for, and delivers it. Settles when all of it is delivered. */
  read(request: ReadRequest, sink: RunSink): Awaitable<void>
  /**
   * Columns `run` (i32, position in `rows`), `metric` (dict), `step` (i64), `timestamp`, `value` (f64), in the source's
   * order. Where last values come with the points, they may be delivered, too.
   */
  histories?(request: HistoryRequest, sink: RunSink): Awaitable<Columns>
  artifacts?(row: number): ArtifactSource
  /**
   * The same runs with other values in their configs, which interpolations follow; `undefined` where they cannot. What it
   * holds open is given back by the `close` of this source.
   */
  updated?(update: ConfigUpdate): RunSource | undefined
  /** Gives back files, connections and threads, once nobody reads the runs any more. */
  close?(): Awaitable<void>
}
