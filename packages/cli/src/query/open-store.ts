import {
  createSheaf,
  type Facet,
  isRunError,
  type LoadOptions,
  type ReadOptions,
  type RunCollection,
  type Sheaf,
} from '@runsheaf/core'
import { type LoadedConfig, loadConfig } from '../config/load-config.ts'
import type { Context } from '../context.ts'
import type { ExperimentOptions, RunOptions, StrictOption } from '../options/run-options.ts'
import { progressLine } from '../output/progress.ts'
import { type Aliased, withAliases } from './aliases.ts'
import { explainAbsence } from './explain-absence.ts'
import { type StoreLocation, storeLocation } from './store-location.ts'

/** A store, opened by what the config file says. */
export interface OpenStore {
  readonly location: StoreLocation
  readonly loaded: LoadedConfig
  readonly sheaf: Sheaf<any>
  load(options?: LoadOptions): Promise<RunCollection>
  /** Reads what will be asked of many runs, side by side, and shows how far it has come; of few it is left to who asks. */
  readAhead(runs: RunCollection, facets: readonly Facet[]): Promise<void>
}

/** Of fewer runs, all is read before anybody waits. */
const many = 500

/** Opens the store that is named, or the one that is meant where none is. */
export async function openStore(named: string | undefined, context: Context): Promise<OpenStore> {
  const loaded = await loadConfig(context.cwd)
  const location = storeLocation(named, context, loaded)
  const { loaders, defaults, nan } = loaded.config
  const sheaf = createSheaf({
    loaders: loaders ?? [await mlflowLoader()],
    ...(defaults && { defaults }),
    ...(nan && { nan }),
  })
  const load = async (options: LoadOptions = {}) => {
    try {
      return await withProgress(context, (progress) => sheaf.load(location.path, { ...options, ...progress }))
    } catch (error) {
      throw isRunError(error, 'STORE_NOT_FOUND') ? explainAbsence(location, named !== undefined, error) : error
    }
  }
  const readAhead = async (runs: RunCollection, facets: readonly Facet[]) => {
    if (runs.length >= many) await withProgress(context, (progress) => runs.read(facets, progress))
  }
  return { location, loaded, sheaf, load, readAhead }
}

async function withProgress<T>(context: Context, work: (options: ReadOptions) => Promise<T>): Promise<T> {
  const progress = progressLine(context)
  try {
    return await work(progress ? { onProgress: progress.update } : {})
  } finally {
    progress?.end()
  }
}

/** Runs that were asked for, among those that were looked at. */
export interface ChosenRuns<O> {
  readonly store: OpenStore
  /** Before any condition. */
  readonly all: RunCollection
  readonly runs: RunCollection
  /** The options, with keys in the place of short names. */
  readonly options: Aliased<O>
}

/** The runs that the options choose. */
export async function chooseRuns<O extends RunOptions>(
  named: string | undefined,
  typed: O,
  context: Context,
): Promise<ChosenRuns<O>> {
  const store = await openStore(named, context)
  const options = withAliases(typed, store.loaded.config.aliases ?? {})
  const all = await store.load(loadOptions(options))
  return { store, all, runs: all.filter(...(options.where ?? [])), options }
}

/** What of a store is loaded. */
export function loadOptions({ experiment, lifecycle, strict = false }: ExperimentOptions & StrictOption): LoadOptions {
  return { lifecycle, strict, ...(experiment && { experiments: experiment }) }
}

async function mlflowLoader() {
  const { mlflow } = await import('@runsheaf/loader-mlflow')
  return mlflow()
}
