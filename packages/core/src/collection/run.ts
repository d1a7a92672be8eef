import { columnNamed } from '../columns/column-named.ts'
import { valueAt } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import type {
  Artifacts,
  DatasetInput,
  Facet,
  HistoryOptions,
  HydraInfo,
  LoggedModel,
  MetricPoint,
  RunInfo,
} from '../contract/run-source.ts'
import { inspect } from '../general/inspect.ts'
import { isPlainObject } from '../general/plain-object.ts'
import { leavesOf } from '../keys/leaves-of.ts'
import { parseKey } from '../keys/parse-key.ts'
import { wholeOf } from '../memory/implied-values.ts'
import type { RunStore } from '../memory/run-store.ts'
import { runOf, type Selection } from '../selection/selection.ts'
import type { Settings } from '../selection/settings.ts'
import type { AnyKey, KeyOf, Updated, ValueOf, ValueOr } from '../types/keys.ts'
import { history } from '../verbs/history.ts'
import { toList } from '../verbs/to-list.ts'
import { type UpdateOptions, update } from '../verbs/update.ts'

/**
 * One run: a view of its store, in which each part is read when it is first asked for.
 *
 * `C` is the type of its config, `I` that of its implementation object.
 */
export class Run<C = any, I = any> {
  readonly #store: RunStore
  readonly #settings: Settings
  readonly #row: number

  constructor(store: RunStore, row: number, settings: Settings) {
    this.#store = store
    this.#row = row
    this.#settings = settings
  }

  /** Id, name, status, times … See `RunInfo`. */
  get info(): RunInfo {
    return this.#store.info(this.#row)
  }

  /** The config with its interpolations resolved; what is missing (`???`) or leads nowhere is left out. Empty without one. */
  get cfg(): C {
    return (this.#store.value(wholeOf('cfg'), this.#row) ?? {}) as C
  }

  /** The object that the `impl` of `load` makes of this run, at its first use. */
  get impl(): I {
    return this.#store.options.impls?.of(this.#store, this.#row, this.#settings) as I
  }

  /** Params as MLflow wrote them: text. */
  get params(): Readonly<Record<string, string>> {
    return this.#facet('params') as Record<string, string>
  }

  /** The last value of each metric: greatest step, then timestamp, then value, as MLflow defines it. */
  get metrics(): Readonly<Record<string, number>> {
    return this.#facet('metrics') as Record<string, number>
  }

  get tags(): Readonly<Record<string, string>> {
    return this.#facet('tags') as Record<string, string>
  }

  /** Job, overrides and choices that Hydra wrote; `undefined` where the store knows none. */
  get hydra(): HydraInfo | undefined {
    return this.#store.value(wholeOf('hydra'), this.#row) as HydraInfo | undefined
  }

  /** The files that the run kept. Where the loader has none to offer, each use throws RunError CAPABILITY_MISSING. */
  get artifacts(): Artifacts {
    return this.#store.artifacts(this.#row)
  }

  /** The models that the run was given, then those that it logged; none where the store keeps no models. */
  get models(): readonly LoggedModel[] {
    return (this.#store.value(wholeOf('models'), this.#row) ?? []) as readonly LoggedModel[]
  }

  /** The datasets that the run was given; none where the store keeps none. */
  get datasets(): readonly DatasetInput[] {
    return (this.#store.value(wholeOf('datasets'), this.#row) ?? []) as readonly DatasetInput[]
  }

  /**
   * A value by its key: `model.lr`, `metrics.loss`, `params.lr`, `tags.note`, `status`; `cfg`, `impl` and `info` give the
   * whole object.
   *
   * @param fallback what a run that lacks the key gives: a value, or a function of the run.
   * @throws RunError KEY_MISSING without a fallback, KEY_UNKNOWN where no run of the store has the key, VALUE_UNREADABLE
   * where the value is there and cannot be read, fallback or not.
   * @example
   * run.get('model.lr')
   * run.get('lr', (run) => run.get('base_lr') / 10)
   */
  get<K extends KeyOf<C, I>>(key: K): ValueOf<C, I, K>
  get<const K extends AnyKey<C, I>, D>(key: K, fallback: D | ((run: Run<C, I>) => D)): ValueOr<C, I, K, D>
  get(text: string, ...fallback: [unknown?]): unknown {
    const key = parseKey(text)
    if (key.path.length === 0 && key.facet) return this[key.facet as 'cfg' | 'impl' | 'info']
    return toList(this.#selection, text, ...fallback)[0]
  }

  /**
   * The same run with a value for a key of its config, as `update` of a collection; this one stays as it was.
   *
   * @example
   * run.update('model.aspect_ratio', (run) => run.get('width') / run.get('height'))
   */
  update<const K extends string, V>(
    key: K,
    value: V | ((run: Run<C, I>) => V),
    options?: UpdateOptions,
  ): Run<Updated<C, K, V>, I>
  update<const K extends readonly string[]>(
    keys: K,
    values: readonly unknown[] | ((run: Run<C, I>) => readonly unknown[]),
    options?: UpdateOptions,
  ): Run<Updated<C, K[number], any>, I>
  update(key: string | readonly string[], value: unknown, options?: UpdateOptions): Run<any, I> {
    return runOf(update(this.#selection, key, value, options), 0) as Run<any, I>
  }

  /**
   * Every point that was logged of a metric, in the order in which it was.
   *
   * @throws RunError CAPABILITY_MISSING where the store keeps no histories.
   * @example
   * const losses = (await run.history('loss')).map(({ value }) => value)
   */
  async history(metric: string, options?: HistoryOptions): Promise<MetricPoint[]> {
    const points = await history(this.#selection, metric, options)
    const [steps, times, values] = ['step', 'timestamp', 'value'].map((name) => columnNamed(points, name))
    return Array.from({ length: points.length }, (_, i) => ({
      step: Number(valueAt(steps!, i)),
      timestamp: Number(valueAt(times!, i)),
      value: valueAt(values!, i) as number,
    }))
  }

  /**
   * The config as a plain object of its own; flattened, its leaves by dotted keys, lists being leaves.
   *
   * @throws RunError CONFIG_INVALID for a config that is a list.
   */
  toDict(options: { flatten?: boolean } = {}): Record<string, unknown> {
    const cfg = structuredCloneOf(this.cfg) as Record<string, unknown>
    if (Array.isArray(cfg))
      throw new RunError('CONFIG_INVALID', `The config of run ${this.info.runId} is a list, no map.`)
    return options.flatten ? Object.fromEntries(leavesOf(cfg).map(([path, value]) => [path.join('.'), value])) : cfg
  }

  /** For logs: `Run('9f2c…')`, with the class of its implementation object: `Run[ModelAnalyzer]('9f2c…')`. */
  toString(): string {
    return `${runType(this.#store)}('${this.info.runId}')`
  }

  /** What Node shows for the run in the console. */
  [inspect](): string {
    return this.toString()
  }

  /** Where the run stands: its store, and its row there. */
  get '~row'(): { readonly store: RunStore; readonly row: number } {
    return { store: this.#store, row: this.#row }
  }

  get #rows(): Int32Array {
    return Int32Array.of(this.#row)
  }

  get #selection(): Selection {
    return { store: this.#store, rows: this.#rows, settings: this.#settings }
  }

  #facet(facet: Facet): Record<string, unknown> {
    const [paths = []] = this.#store.names(facet, this.#rows)
    return Object.fromEntries(
      paths.flatMap((path) => {
        const value = this.#store.value({ facet, path }, this.#row)
        return value === undefined ? [] : [[path.join('.'), value]]
      }),
    )
  }
}

/** What the runs of a store are called in text: `Run`, or `Run[ModelAnalyzer]`. */
export function runType({ options }: RunStore): string {
  return options.impls?.name ? `Run[${options.impls.name}]` : 'Run'
}

const views = new WeakMap<RunStore, WeakMap<Settings, Map<number, Run>>>()

/**
 * The run at a row of a store: one object each, as long as the settings are the same. The view that verbs need where
 * functions of runs are given: `new RunStore(store, { view: runAt })`.
 */
export function runAt(store: RunStore, row: number, settings: Settings): Run {
  const bySettings = views.get(store) ?? new WeakMap<Settings, Map<number, Run>>()
  views.set(store, bySettings)
  const runs = bySettings.get(settings) ?? new Map<number, Run>()
  bySettings.set(settings, runs)
  const run = runs.get(row) ?? new Run(store, row, settings)
  runs.set(row, run)
  return run
}

/** Where a run stands. @throws RunError ARGUMENT_INVALID for what is no run. */
export function rowOfRun(run: Run): Run['~row'] {
  const place = (run as Partial<Run> | undefined)?.['~row']
  if (place) return place
  throw new RunError('ARGUMENT_INVALID', `A collection is made of runs, not of ${String(run)}.`)
}

function structuredCloneOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCloneOf)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, structuredCloneOf(item)]))
}
