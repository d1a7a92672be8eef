import type { Filter } from '../filter/filter.ts'
import type { Awaitable, Lifecycle, Progress, ReadOptions, RunPart, RunSource, Signal } from './run-source.ts'

/** What a loader's runs can have, beside an id: a facet (`info`: names, status and times), or being `deleted`. */
export type Holding = RunPart | 'deleted'

/** A name or glob (`*`, `?`, `[abc]`, case-sensitive; an exact name wins), a list of them, or a test of the name. */
export type ExperimentChoice = string | readonly string[] | ((name: string) => boolean)

export interface ExperimentInfo {
  readonly experimentId: string
  readonly name: string
  readonly lifecycleStage: Lifecycle
  /** How many runs it has, deleted ones aside. */
  readonly runs: number
  readonly location: string
  readonly creationTime?: Date | undefined
}

/** What is wanted of a store. */
export interface LoadRequest {
  readonly experiments?: ExperimentChoice
  readonly experimentIds?: readonly string[]
  readonly lifecycle: Lifecycle | 'all'
  /** A loader may leave out runs that cannot match; core filters again. */
  readonly where?: Filter
  readonly read?: readonly RunPart[]
  readonly signal?: Signal
  readonly onProgress?: (progress: Progress) => void
}

/** Finds runs at locations (paths, addresses) of one kind. */
export interface Loader {
  readonly api: 1
  readonly name: string
  /** What `detect` looks for, for the error when nothing fits: "a folder with EXPERIMENT/meta.yaml". */
  readonly looksFor: string
  /** All that its runs can have; what is not named here, none of them has. Where it is left out: everything. */
  readonly holds?: readonly Holding[]
  detect(location: string): Awaitable<boolean>
  /** For the error when nothing fits: what is wrong with a location, in a sentence, if there is more to say. */
  whyNot?(location: string): Awaitable<string | undefined>
  load(locations: readonly string[], request: LoadRequest): Awaitable<RunSource>
  experiments?(location: string, options?: ReadOptions): Awaitable<readonly ExperimentInfo[]>
  runDirs?(location: string, choice?: ExperimentChoice): Iterable<string> | AsyncIterable<string>
}

/**
 * Makes a loader from its parts.
 *
 * @example
 * const csv = defineLoader({ name: 'csv', looksFor: 'a .csv file', detect: (path) => path.endsWith('.csv'), load: … })
 */
export function defineLoader(loader: Omit<Loader, 'api'>): Loader {
  return Object.freeze({ ...loader, api: 1 as const })
}
