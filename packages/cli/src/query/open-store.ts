import { setImmediate } from 'node:timers/promises'
import {
  createSheaf,
  type Facet,
  isRunError,
  type LoadOptions,
  parse,
  type ReadOptions,
  type RunCollection,
  type Sheaf,
} from '@runsheaf/core'
import { keyNames, type Readable } from '@runsheaf/core/verbs'
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
  /** Waits for reading, and shows how far it has come. */
  watch<T>(reading: (options: ReadOptions) => Promise<T>): Promise<T>
  /** Reads what will be asked of runs (facets, keys, filters), and shows how far it has come. */
  read(runs: RunCollection, wanted: readonly Readable[]): Promise<void>
  /** The keys that some of the runs have in these facets, or in any. */
  names(runs: RunCollection, ...facets: readonly Facet[]): Promise<string[]>
  /** Does what cannot be read so, for some runs after another, and shows how far it has come. */
  visit(runs: RunCollection, visit: (part: RunCollection) => void): Promise<void>
}

/** All parts of runs that have names. */
export const everyFacet: readonly Facet[] = ['cfg', 'params', 'metrics', 'tags', 'info']

/** So many runs are visited at a time. */
const part = 256

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
  const watch = <T>(reading: (options: ReadOptions) => Promise<T>) => withProgress(context, reading)
  const read = (runs: RunCollection, wanted: readonly Readable[]) => watch((progress) => runs.read(wanted, progress))
  const visit = (runs: RunCollection, visit: (part: RunCollection) => void) =>
    watch((progress) => visitParts(runs, visit, progress))
  const load = async (options: LoadOptions = {}) => {
    try {
      return await watch((progress) => sheaf.load(location.path, { ...options, ...progress }))
    } catch (error) {
      throw isRunError(error, 'STORE_NOT_FOUND') ? explainAbsence(location, named !== undefined, error) : error
    }
  }
  return {
    location,
    loaded,
    sheaf,
    load,
    watch,
    read,
    names: async (runs, ...facets) => {
      const list = ({ selection }: RunCollection) => keyNames(selection, ...facets)
      try {
        await visit(runs, list)
      } catch (error) {
        if (!isRunError(error, 'NOT_READ')) throw error
        await read(runs, facets.length > 0 ? facets : everyFacet)
      }
      return list(runs)
    },
    visit,
  }
}

async function withProgress<T>(context: Context, reading: (options: ReadOptions) => Promise<T>): Promise<T> {
  const progress = progressLine(context)
  try {
    return await reading(progress ? { onProgress: progress.update } : {})
  } finally {
    progress?.end()
  }
}

async function visitParts(
  runs: RunCollection,
  visit: (part: RunCollection) => void,
  { onProgress }: ReadOptions,
): Promise<void> {
  if (!onProgress) return visit(runs)
  const total = runs.length
  for (let done = 0; done < total; done += part) {
    onProgress({ done, total })
    await setImmediate()
    visit(runs.slice(done, done + part))
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
  const where = { kind: 'and', filters: (options.where ?? []).map((condition) => parse(condition)) } as const
  await store.read(all, [where])
  return { store, all, runs: all.filter(where), options }
}

/** What of a store is loaded. */
export function loadOptions({ experiment, lifecycle, strict = false }: ExperimentOptions & StrictOption): LoadOptions {
  return { lifecycle, strict, ...(experiment && { experiments: experiment }) }
}

async function mlflowLoader() {
  const { mlflow } = await import('@runsheaf/loader-mlflow')
  return mlflow()
}
