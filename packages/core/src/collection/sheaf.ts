import { callPlugin, pluginFailure } from '../contract/call-plugin.ts'
import { checkApi } from '../contract/check-api.ts'
import { RunError } from '../contract/errors.ts'
import type { FrameBackend } from '../contract/frame-backend.ts'
import type { FrameKind } from '../contract/frame-kind.ts'
import type { ExperimentChoice, ExperimentInfo, Loader, LoadRequest } from '../contract/loader.ts'
import type { Lifecycle, Progress, ReadOptions, RunPart, Signal } from '../contract/run-source.ts'
import { parse } from '../expression/parse.ts'
import { toChoice } from '../filter/criteria.ts'
import type { Filter } from '../filter/filter.ts'
import { keysOf } from '../filter/keys-of.ts'
import { type ColumnTableKind, columnTable } from '../frame/backend.ts'
import { RunStore } from '../memory/run-store.ts'
import { type ImplFactory, implsOf } from '../selection/impl.ts'
import { type Selection, select } from '../selection/selection.ts'
import { changeSettings, initialSettings, type Settings } from '../selection/settings.ts'
import { suggestKeys } from '../selection/suggest-keys.ts'
import { type CheckedSource, checkedSource, type InvalidPolicy } from '../source/checked-source.ts'
import { joinStores } from '../source/joined-source.ts'
import type { Criteria } from '../types/criteria.ts'
import type { SchemaOutput, StandardSchema } from '../types/standard-schema.ts'
import { collect } from '../verbs/append.ts'
import type { Choice } from '../verbs/filter.ts'
import { readAndFilter } from '../verbs/read-and-filter.ts'
import { RunCollection } from './collection.ts'
import { closedOnFailure, drainLocations, type Locations, loaderOf, loadStores } from './load-stores.ts'
import { type Run, rowOfRun, runAt } from './run.ts'
import { isTyped } from './typed.ts'

export interface SheafOptions<F extends FrameKind> extends Partial<Settings> {
  /** Where runs come from; each location goes to the first loader that detects it. */
  readonly loaders: readonly Loader[]
  /** What frames are made; core's own table by default. */
  readonly frame?: FrameBackend<F>
}

export interface LoadOptions<C = any> {
  readonly experiments?: ExperimentChoice
  readonly experimentIds?: readonly string[]
  /** Which runs by their life: `active` by default. */
  readonly lifecycle?: Lifecycle | 'all'
  /** Criteria that the runs must meet. */
  readonly where?: Criteria<C>
  /** What to read at once, ahead of the first question. */
  readonly read?: readonly RunPart[]
  readonly signal?: Signal
  readonly onProgress?: (progress: Progress) => void
  /** Any fault in the data is an error. */
  readonly strict?: boolean
  /** What becomes of runs whose config the schema rejects: `keep` unless given, and an error where it is strict. */
  readonly invalid?: InvalidPolicy
}

type ImplOf<M> = M extends abstract new (...args: any) => infer I ? I : M extends (...args: any) => infer I ? I : never

/** The way into Runsheaf: loaders, frame backend and settings, chosen once per project. */
export interface Sheaf<F extends FrameKind> {
  /**
   * The runs at one or more locations (stores, experiments, run folders).
   *
   * @throws RunError STORE_NOT_FOUND where no loader finds runs at a location, EXPERIMENT_NOT_FOUND, PLUGIN_FAILED.
   * @example
   * const runs = await sheaf.load<Config>('mlruns', { experiments: 'transformer_*' })
   */
  load<C = any>(
    source: Locations,
    options?: LoadOptions<C> & { readonly config?: undefined; readonly impl?: undefined },
  ): Promise<RunCollection<C, undefined, F>>
  load<S extends StandardSchema<any, any>>(
    source: Locations,
    options: LoadOptions<SchemaOutput<S>> & { readonly config: S; readonly impl?: undefined },
  ): Promise<RunCollection<SchemaOutput<S>, undefined, F>>
  load<S extends StandardSchema<any, any>, M extends ImplFactory<SchemaOutput<S>>>(
    source: Locations,
    options: LoadOptions<SchemaOutput<S>> & { readonly config: S; readonly impl: M },
  ): Promise<RunCollection<SchemaOutput<S>, ImplOf<M>, F>>
  load<M extends ImplFactory>(
    source: Locations,
    options: LoadOptions & { readonly config?: undefined; readonly impl: M },
  ): Promise<RunCollection<any, ImplOf<M>, F>>
  load<C, I>(
    source: Locations,
    options: LoadOptions<C> & { readonly config?: undefined; readonly impl: ImplFactory<C, I> },
  ): Promise<RunCollection<C, I, F>>

  /** One run. @throws RunError RUN_NOT_FOUND, RUN_NOT_UNIQUE. @example const run = await sheaf.loadRun('mlruns/1/abc…') */
  loadRun<C = any>(location: string, options?: LoadOptions<C>): Promise<Run<C, undefined>>

  /** A collection of runs at hand, also from different stores. @example sheaf.collect([best, baseline]) */
  collect<C, I>(runs: Iterable<Run<C, I>>): RunCollection<C, I, F>

  /** The experiments at a location. @throws RunError STORE_NOT_FOUND, CAPABILITY_MISSING. */
  experiments(location: string, options?: ReadOptions): Promise<readonly ExperimentInfo[]>

  /** The run folders at a location, one after another. @throws RunError STORE_NOT_FOUND, CAPABILITY_MISSING. */
  runDirs(location: string, choice?: ExperimentChoice): AsyncIterable<string>
}

/**
 * Makes the way into Runsheaf, once per project.
 *
 * @throws RunError PLUGIN_API_MISMATCH for a plugin of another version of the plugin interface.
 * @example
 * export const sheaf = createSheaf({ loaders: [mlflow()], frame: polars })
 */
export function createSheaf<F extends FrameKind = ColumnTableKind>(options: SheafOptions<F>): Sheaf<F> {
  const { loaders, frame = columnTable as FrameBackend<any>, ...changes } = options
  for (const plugin of [...loaders, frame]) checkApi(plugin)
  const settings = changeSettings(initialSettings, changes)

  const load = async (
    source: Locations,
    options: LoadOptions & { config?: StandardSchema<any, any> | undefined; impl?: ImplFactory | undefined } = {},
  ) => {
    const where = typeof options.where === 'string' ? parse(options.where) : options.where
    const choice = where === undefined ? undefined : toChoice(where)
    const schema = options.config && !isTyped(options.config) ? options.config : undefined
    const changed = schema || options.impl || Object.keys(settings.defaults).length > 0
    const request = requestOf(options, choice && isForLoader(choice, !changed) ? choice : undefined)
    const stores = await loadStores(loaders, await drainLocations(source), request, options.strict)
    const joined = joinStores(stores)
    const invalid = options.invalid ?? (options.strict ? 'error' : 'keep')
    const checked = schema && checkedSource(joined, schema, invalid)
    const impls = options.impl && implsOf(options.impl)
    const all = select(
      new RunStore(checked?.source ?? joined.source, { ...joined.options, view: runAt, suggest: suggestKeys, impls }),
      settings,
    )
    return closedOnFailure([all.store], async () => {
      if (options.read) await all.store.read(options.read, all.rows, request)
      const found = choice ? await readAndFilter(all, choice, request) : all
      const kept = checked && invalid === 'drop' ? await dropRejected(found, checked, request) : found
      return new RunCollection(kept, frame)
    })
  }

  const sheaf = {
    load,
    loadRun: async (location: string, options: LoadOptions = {}) =>
      (await load(location, { lifecycle: 'all', ...options })).get(),
    collect: (runs: Iterable<Run>) => new RunCollection(collect(Array.from(runs, rowOfRun), settings), frame),
    experiments: async (location: string, options?: ReadOptions) => {
      const loader = await loaderOf(loaders, location)
      if (!loader.experiments) throw new RunError('CAPABILITY_MISSING', `${loader.name} knows no experiments.`)
      const call = { plugin: loader.name, operation: 'list the experiments of', location }
      return callPlugin(call, () => loader.experiments!(location, options))
    },
    async *runDirs(location: string, choice?: ExperimentChoice) {
      const loader = await loaderOf(loaders, location)
      if (!loader.runDirs) throw new RunError('CAPABILITY_MISSING', `${loader.name} knows no run folders.`)
      try {
        yield* loader.runDirs(location, choice)
      } catch (cause) {
        throw pluginFailure({ plugin: loader.name, operation: 'list the run folders of', location }, cause)
      }
    },
  }
  return sheaf as unknown as Sheaf<F>
}

/** Reads the configs of all runs, and leaves out those that the schema rejects. */
async function dropRejected(selection: Selection, checked: CheckedSource, request: LoadRequest): Promise<Selection> {
  await selection.store.read(['cfg'], selection.rows, request)
  const rejected = new Set(checked.rejected(selection.rows))
  return { ...selection, rows: selection.rows.filter((row) => !rejected.has(row)) }
}

/** Whether a loader can tell what a filter keeps: not of functions, nor of configs that are others here. */
function isForLoader(choice: Choice, sameConfigs: boolean): choice is Filter {
  if (!('kind' in choice) || choice.kind === 'runTest') return false
  return sameConfigs || (keysOf(choice)?.every(({ facet }) => facet && facet !== 'cfg' && facet !== 'impl') ?? false)
}

/** What of the options is the loader's. */
function requestOf(options: LoadOptions, where: Filter | undefined): LoadRequest {
  const names = ['experiments', 'experimentIds', 'read', 'signal', 'onProgress'] as const
  const given = names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]]))
  return { ...Object.fromEntries(given), lifecycle: options.lifecycle ?? 'active', ...(where && { where }) }
}
