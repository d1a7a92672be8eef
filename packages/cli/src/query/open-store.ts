import {
  createSheaf,
  type ExperimentInfo,
  type Facet,
  isRunError,
  type LoadOptions,
  type ReadOptions,
  type RunCollection,
} from '@runsheaf/core'
import { keyNames, type Readable } from '@runsheaf/core/verbs'
import { type LoadedConfig, loadConfig } from '../config/load-config.ts'
import type { Context } from '../context.ts'
import type { AccessOptions } from '../options/access-options.ts'
import type { ExperimentOptions, StrictOption } from '../options/run-options.ts'
import { watched } from '../output/progress.ts'
import { allowAccess } from './allow-access.ts'
import { artifactRoots } from './artifact-roots.ts'
import { explainMissingStore } from './explain-missing-store.ts'
import { type StoreLocation, storeLocation } from './store-location.ts'

/** A store, opened by what the config file says. */
export interface OpenStore {
  readonly location: StoreLocation
  readonly loaded: LoadedConfig
  load(options?: LoadOptions): Promise<RunCollection>
  /** Waits for reading, and shows how far it has come. */
  watch<T>(reading: (options: ReadOptions) => Promise<T>): Promise<T>
  /** Reads what will be asked of runs (facets, keys, filters), and shows how far it has come. */
  read(runs: RunCollection, wanted: readonly Readable[]): Promise<void>
  /** The keys that some of the runs have in these facets, or in any. */
  names(runs: RunCollection, ...facets: readonly Facet[]): Promise<string[]>
  /** The experiments in which runs were looked for. */
  experiments(runs: RunCollection): Promise<readonly Experiment[]>
  /** Folders outside of the store in which the runs that were loaded keep artifacts. */
  artifactRoots(): string[]
}

export type Experiment = Omit<ExperimentInfo, 'runs'>

/** All parts of runs that have names. */
export const everyFacet: readonly Facet[] = ['cfg', 'params', 'metrics', 'tags', 'info']

/** Opens the store that is named, or the one that is meant where none is. */
export async function openStore(
  named: string | undefined,
  context: Context,
  access: AccessOptions = {},
): Promise<OpenStore> {
  const loaded = await loadConfig(context)
  const location = storeLocation(named, context, loaded)
  const { loaders, defaults, nan } = loaded.config
  const sheaf = createSheaf({
    loaders: allowAccess(loaders ?? [await mlflowLoader()], access, context),
    ...(defaults && { defaults }),
    ...(nan && { nan }),
  })
  const watch = <T>(reading: (options: ReadOptions) => Promise<T>) => watched(context, reading)
  const read = (runs: RunCollection, wanted: readonly Readable[]) => watch((progress) => runs.read(wanted, progress))
  const opened: RunCollection[] = []
  const load = async (options: LoadOptions = {}) => {
    try {
      const runs = await watch((progress) => sheaf.load(location.path, { ...options, ...progress }))
      context.onEnd?.(() => runs.close())
      opened.push(runs)
      return runs
    } catch (error) {
      throw isRunError(error, 'STORE_NOT_FOUND')
        ? explainMissingStore(location, named !== undefined, error, context)
        : error
    }
  }
  return {
    location,
    loaded,
    load,
    watch,
    read,
    names: async (runs, ...facets) => {
      const wanted = facets.length > 0 ? facets : everyFacet
      await read(
        runs,
        wanted.map((names) => ({ names })),
      )
      return keyNames(runs.selection, ...wanted)
    },
    experiments: async ({ selection: { store } }) =>
      store.source.experiments ?? watch((progress) => sheaf.experiments(location.path, progress)),
    artifactRoots: () => opened.flatMap(artifactRoots),
  }
}

/** What of a store is loaded. */
export function loadOptions({ experiment, lifecycle, strict = false }: ExperimentOptions & StrictOption): LoadOptions {
  return { lifecycle, strict, ...(experiment && { experiments: experiment }) }
}

async function mlflowLoader() {
  const { mlflow } = await import('@runsheaf/loader-mlflow')
  return mlflow()
}
