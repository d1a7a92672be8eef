import type { Columns, NamedColumn } from '../columns/column.ts'
import { rejectPromise } from '../columns/reject-promise.ts'
import { checkApi } from '../contract/check-api.ts'
import type { Diagnostic } from '../contract/diagnostics.ts'
import { RunError } from '../contract/errors.ts'
import type { Facet } from '../contract/facets.ts'
import type { FrameBackend } from '../contract/frame-backend.ts'
import type { Apply, FrameKind } from '../contract/frame-kind.ts'
import type { ReadOptions } from '../contract/run-source.ts'
import { parse } from '../expression/parse.ts'
import { toChoice } from '../filter/criteria.ts'
import { type ColumnTableKind, columnTable } from '../frame/backend.ts'
import { columnsOfFrame, frameOf, seriesOf } from '../frame/frame-of.ts'
import { inspect } from '../general/inspect.ts'
import type { SortKey } from '../keys/sort-key.ts'
import type { Selection } from '../selection/selection.ts'
import { changeSettings, initialSettings, type Settings } from '../selection/settings.ts'
import type { Criteria } from '../types/criteria.ts'
import type { AnyKey, KeyOf, Updated, ValueOf, ValueOr } from '../types/keys.ts'
import type { AggregateRow, AggregatesOf, ColumnArgument, GroupArgument, RowOf } from '../types/rows.ts'
import { append, collect } from '../verbs/append.ts'
import { artifactPaths } from '../verbs/artifact-paths.ts'
import { concat } from '../verbs/concat.ts'
import { countBy } from '../verbs/count-by.ts'
import { describe } from '../verbs/describe.ts'
import { diff, type RunDiff } from '../verbs/diff.ts'
import { type Choice, exclude, filter, partition } from '../verbs/filter.ts'
import { first, get, last, tryGet } from '../verbs/get.ts'
import { groupBy } from '../verbs/group-by.ts'
import type { GroupKey } from '../verbs/group-key.ts'
import { type HistoryColumnsOptions, history } from '../verbs/history.ts'
import { type KeyInfo, keys } from '../verbs/keys.ts'
import { type Readable, readAhead } from '../verbs/read-ahead.ts'
import { type RandomOptions, sample, shuffle } from '../verbs/sample.ts'
import { difference, intersect, union } from '../verbs/set-operations.ts'
import { pick, slice } from '../verbs/slice.ts'
import { sort } from '../verbs/sort.ts'
import { type ColumnSpec, toColumns } from '../verbs/to-columns.ts'
import { readList, toList } from '../verbs/to-list.ts'
import { type ArrayType, type TypedArrayOf, type TypedArrayOptions, toTypedArray } from '../verbs/to-typed-array.ts'
import { nUnique, unique } from '../verbs/unique.ts'
import { unmixed } from '../verbs/unmixed.ts'
import { type UpdateOptions, update } from '../verbs/update.ts'
import { varying } from '../verbs/varying.ts'
import { GroupedRuns } from './grouped-runs.ts'
import { type Run, rowOfRun, runType } from './run.ts'
import { RunList } from './run-list.ts'

/** What `with` may change. */
export type SettingsChange<F extends FrameKind> = Partial<Settings> & {
  readonly frame?: FrameBackend<F>
}

/** What `sort` goes by: a key, a key and its direction, or what `order` gives. */
type SortArgument<C, I> = KeyOf<C, I> | SortKey<KeyOf<C, I>> | readonly SortKey[]

/**
 * Runs in an order, and the settings for what is asked of them. Nothing changes a collection: every verb gives a new one.
 *
 * `C` is the type of the runs' configs, `I` of their implementation objects, `F` the kind of frames that it makes.
 */
export class RunCollection<C = any, I = any, F extends FrameKind = ColumnTableKind> extends RunList<C, I> {
  /**
   * A collection of runs at hand, with core's own table as its frame; `sheaf.collect` makes one with a sheaf's settings.
   *
   * @example
   * RunCollection.from([runs.at(0), others.at(0)])
   */
  static from<C, I>(runs: Iterable<Run<C, I>>): RunCollection<C, I> {
    return new RunCollection(collect(Array.from(runs, rowOfRun), initialSettings), columnTable)
  }

  readonly #frame: FrameBackend<any>

  /** @param frame what frames are made. */
  constructor(selection: Selection, frame: FrameBackend<F>) {
    super(selection)
    this.#frame = frame
  }

  /** What was wrong with the data, as far as it has been read. */
  get diagnostics(): readonly Diagnostic[] {
    return this.selection.store.diagnostics
  }

  /** The runs from `start` up to `end`, or each `step`-th of them, as `slice` of `@runsheaf/core/verbs`. @example runs.slice(0, 10, 2) */
  slice(start?: number, end?: number, step?: number): RunCollection<C, I, F> {
    return this.#select(slice(this.selection, start, end, step))
  }

  /** The runs at these positions, repeats allowed. @example runs.pick([0, 2]) @throws RunError ARGUMENT_INVALID */
  pick(positions: Iterable<number>): RunCollection<C, I, F> {
    return this.#select(pick(this.selection, positions))
  }

  /** The runs from last to first. */
  toReversed(): RunCollection<C, I, F> {
    return this.slice(undefined, undefined, -1)
  }

  /** So many runs at random, each at most once; the same for a seed on every platform. @example runs.sample(10, { seed: 1 }) */
  sample(size: number, options?: RandomOptions): RunCollection<C, I, F> {
    return this.#select(sample(this.selection, size, options))
  }

  /** The runs in random order. @example runs.shuffle({ seed: 1 }) */
  shuffle(options?: RandomOptions): RunCollection<C, I, F> {
    return this.#select(shuffle(this.selection, options))
  }

  /** The runs of all collections, one after the other; they may come from different stores. @example runs.append(await sheaf.load('old')) */
  append(...others: readonly RunCollection<C, any, any>[]): RunCollection<C, I, F> {
    return this.#select(append(this.selection, ...others.map(({ selection }) => selection)))
  }

  /** The runs of all collections, each once. Runs are the same where run folder and run id agree. */
  union(...others: readonly RunCollection<C, any, any>[]): RunCollection<C, I, F> {
    return this.#select(union(this.selection, ...others.map(({ selection }) => selection)))
  }

  /** The runs that all other collections have too. */
  intersect(...others: readonly RunCollection<any, any, any>[]): RunCollection<C, I, F> {
    return this.#select(intersect(this.selection, ...others.map(({ selection }) => selection)))
  }

  /** The runs that no other collection has. @example runs.difference(runs.filter({ status: 'FAILED' })) */
  difference(...others: readonly RunCollection<any, any, any>[]): RunCollection<C, I, F> {
    return this.#select(difference(this.selection, ...others.map(({ selection }) => selection)))
  }

  /**
   * The runs that meet all criteria.
   *
   * @throws RunError KEY_UNKNOWN, FILTER_INVALID, FILTER_SYNTAX, MASK_LENGTH.
   * @example
   * runs.filter({ 'model.type': ['lstm', 'gru'] }, "metrics.acc > 0.9 or tags.keep = 'yes'")
   */
  filter(...criteria: readonly Criteria<C, I>[]): RunCollection<C, I, F> {
    return this.#select(filter(this.selection, ...choices(criteria)))
  }

  /** The runs that meet none of the criteria. @example runs.exclude({ status: 'FAILED' }) */
  exclude(...criteria: readonly Criteria<C, I>[]): RunCollection<C, I, F> {
    return this.#select(exclude(this.selection, ...choices(criteria)))
  }

  /** The runs that meet all criteria, and the others. @example const [done, rest] = runs.partition({ status: 'FINISHED' }) */
  partition(...criteria: readonly Criteria<C, I>[]): [kept: RunCollection<C, I, F>, rest: RunCollection<C, I, F>] {
    const [kept, rest] = partition(this.selection, ...choices(criteria))
    return [this.#select(kept), this.#select(rest)]
  }

  /** The one run that meets the criteria. @throws RunError RUN_NOT_FOUND, RUN_NOT_UNIQUE. @example runs.get({ seed: 1 }) */
  get(...criteria: readonly Criteria<C, I>[]): Run<C, I> {
    return get(this.selection, ...choices(criteria)) as Run<C, I>
  }

  /** The one run that meets the criteria, or `undefined`. @throws RunError RUN_NOT_UNIQUE. */
  tryGet(...criteria: readonly Criteria<C, I>[]): Run<C, I> | undefined {
    return tryGet(this.selection, ...choices(criteria)) as Run<C, I> | undefined
  }

  /** The first run that meets the criteria. @throws RunError RUN_NOT_FOUND. */
  first(...criteria: readonly Criteria<C, I>[]): Run<C, I> {
    return first(this.selection, ...choices(criteria)) as Run<C, I>
  }

  /** The last run that meets the criteria. @throws RunError RUN_NOT_FOUND. */
  last(...criteria: readonly Criteria<C, I>[]): Run<C, I> {
    return last(this.selection, ...choices(criteria)) as Run<C, I>
  }

  /**
   * The runs in the order of the keys; equal ones keep their order. NaN, null and missing come last, both ways.
   *
   * @example
   * runs.sort('model.type', desc('metrics.acc'))
   * runs.sort(order('metrics.acc DESC, params.lr'))
   */
  sort(...keys: readonly SortArgument<C, I>[]): RunCollection<C, I, F>
  sort(...keys: readonly [...SortArgument<C, I>[], { readonly reverse: boolean }]): RunCollection<C, I, F>
  sort(...args: readonly (SortArgument<any, any> | { readonly reverse: boolean })[]): RunCollection<C, I, F> {
    const isOptions = (arg: unknown) => typeof arg === 'object' && !Array.isArray(arg) && 'reverse' in (arg as object)
    const options = args.find((arg): arg is { readonly reverse: boolean } => isOptions(arg))
    const keys = args.filter((arg): arg is SortArgument<any, any> => !isOptions(arg)).flat()
    return this.#select(sort(this.selection, keys, options))
  }

  /**
   * The values of a key, one for each run.
   *
   * @throws RunError KEY_MISSING where a run lacks the key and no fallback is given.
   * @example
   * runs.toList('metrics.acc', Number.NaN)
   */
  toList<K extends KeyOf<C, I>>(key: K): ValueOf<C, I, K>[]
  toList<const K extends AnyKey<C, I>, D>(key: K, fallback: D | ((run: Run<C, I>) => D)): ValueOr<C, I, K, D>[]
  toList(key: string, ...fallback: [unknown?]): unknown[] {
    return toList(this.selection, key, ...fallback)
  }

  /** The distinct values of a key, sorted. @example runs.unique('model.type') */
  unique<K extends KeyOf<C, I>>(key: K): ValueOf<C, I, K>[]
  unique(key: AnyKey<C, I>, fallback: unknown): unknown[]
  unique(key: string, ...fallback: [unknown?]): unknown[] {
    return unique(this.selection, key, ...fallback)
  }

  /** How many distinct values a key has. @example runs.nUnique('seed') */
  nUnique(key: AnyKey<C, I>, ...fallback: [unknown?]): number {
    return nUnique(this.selection, key, ...fallback)
  }

  /** Every key that some run has, with type, number of runs, distinct values and range. @example runs.keys('cfg', 'metrics') */
  keys(...facets: readonly Facet[]): KeyInfo[] {
    return keys(this.selection, ...facets)
  }

  /** The keys that are not the same in all runs. @example runs.varying('cfg').map(({ key }) => key) */
  varying(...facets: readonly Facet[]): KeyInfo[] {
    return varying(this.selection, ...facets)
  }

  /** What the runs differ in, with each run's value. @example runs.pick([0, 1]).diff().differences */
  diff(...facets: readonly Facet[]): RunDiff {
    return diff(this, ...facets)
  }

  /** How many runs have each value of a key, by order of first appearance. @example runs.countBy('model.type').get('lstm') */
  countBy<K extends KeyOf<C, I>>(key: K): Map<ValueOf<C, I, K>, number>
  countBy<T>(key: GroupKey<string, T>): Map<T, number>
  countBy(key: string | GroupKey): Map<any, number> {
    return countBy(this.selection, key)
  }

  /**
   * The numbers of a key, as a `Float64Array` or what `as` says. Null becomes NaN.
   *
   * @throws RunError KEY_MISSING where a run lacks the key and there is no fallback; COLUMN_TYPE for what is no number.
   * @example
   * runs.toTypedArray('batch_size', { as: 'i32' })
   */
  toTypedArray<T extends ArrayType = 'f64'>(key: AnyKey<C, I>, options?: TypedArrayOptions<T>): TypedArrayOf<T> {
    return toTypedArray(this.selection, key, options)
  }

  /**
   * The same runs with a value for a key of the config, filled in only where a run lacks it, unless forced.
   *
   * @param value the value, or a function of the run; a list of values for several keys.
   * @throws RunError ARGUMENT_INVALID for a key that is not of the config, or one below a value that is no map.
   * @example
   * runs.update('model.aspect_ratio', 1)
   * runs.update(['width', 'height'], (run) => [640, 480], { force: true })
   */
  update<const K extends string, V>(
    key: K,
    value: V | ((run: Run<C, I>) => V),
    options?: UpdateOptions,
  ): RunCollection<Updated<C, K, V>, I, F>
  update<const K extends readonly string[]>(
    keys: K,
    values: readonly unknown[] | ((run: Run<C, I>) => readonly unknown[]),
    options?: UpdateOptions,
  ): RunCollection<Updated<C, K[number], any>, I, F>
  update(key: string | readonly string[], value: unknown, options?: UpdateOptions): RunCollection<any, I, F> {
    return this.#select(update(this.selection, key, value, options))
  }

  /** Columns, as plain data; the arguments are those of {@link toFrame}. */
  toColumns(...columns: readonly ColumnArgument<C, I>[]): Columns {
    return toColumns(this.selection, ...(columns as readonly ColumnSpec[]))
  }

  /**
   * A data frame: without arguments the run's id, folder, job and whole config, else a column for each argument.
   *
   * @throws RunError COLUMN_MIXED where values share no type (see the setting `mixed`), COLUMN_DUPLICATE, COLUMN_PROMISE.
   * @example
   * runs.toFrame('model.type', ['dropout', 0.1], { big: (run) => run.cfg.batch_size > 64 })
   */
  toFrame<const A extends readonly ColumnArgument<C, I>[]>(...columns: A): Apply<F, RowOf<C, I, A>> {
    return frameOf(this.#frame, this.toColumns(...columns))
  }

  /**
   * The frames (or lists of rows) that a function makes of the runs, one below the other, with columns of each run beside.
   *
   * @throws RunError ARGUMENT_INVALID where they have other columns; COLUMN_DUPLICATE, COLUMN_MIXED, COLUMN_PROMISE.
   * @example
   * runs.concat((run) => readCurve(run), 'run_id', ['status', (run) => run.info.status])
   */
  concat(make: (run: Run<C, I>) => unknown, ...columns: readonly ColumnArgument<C, I>[]): Apply<F> {
    const rowsOf = (run: Run) => {
      const frame = rejectPromise(make(run as Run<C, I>), 'the function of concat')
      return Array.isArray(frame) ? frame : columnsOfFrame(this.#frame, frame)
    }
    return frameOf(this.#frame, concat(this.selection, rowsOf, ...(columns as readonly ColumnSpec[])))
  }

  /**
   * Every point that was logged of one metric or several, as a frame: `run_id`, `step`, `timestamp`, `value`, then the keys.
   *
   * @throws RunError CAPABILITY_MISSING where the store keeps no histories.
   * @example
   * await runs.history('val_loss', { keys: ['model.type', 'seed'], steps: [0, 99] })
   */
  async history(metrics: string | readonly string[], options?: HistoryColumnsOptions): Promise<Apply<F>> {
    return frameOf(this.#frame, await history(this.selection, metrics, options))
  }

  /** Count, mean, standard deviation and quartiles of keys, by default of every number in configs and metrics. */
  describe(...keys: readonly KeyOf<C, I>[]): Apply<F> {
    return frameOf(this.#frame, describe(this.selection, ...keys))
  }

  /** The paths of the files that the runs kept, run after run. @example runs.artifactPaths('*.csv') */
  artifactPaths(glob?: string): string[] {
    return artifactPaths(this.selection, glob)
  }

  /** The values of a key as the backend's series, or as a named column where it has none. */
  toSeries(key: AnyKey<C, I>, options: { readonly name?: string; readonly fallback?: unknown } = {}): unknown {
    const column = readList(this.selection, key, 'fallback' in options ? [options.fallback] : [])
    const named: NamedColumn = { ...column, name: options.name || key }
    const [series = named, ...others] = unmixed(this.selection, [named])
    if (others.length > 0) throw new RunError('COLUMN_MIXED', `${key} makes several columns, not a series.`, { key })
    return seriesOf(this.#frame, series)
  }

  /**
   * The runs in groups of equal values; with aggregates as the last argument, the frame of `agg`.
   *
   * @example
   * runs.groupBy('model.type', allExcept('seed')).agg({ n: count(), acc: mean('metrics.acc') })
   * runs.groupBy('model.type', { acc: mean('metrics.acc') })
   */
  groupBy<const K extends readonly GroupArgument<C, I>[], A extends AggregatesOf<C, I, F>>(
    ...keysAndAggregates: readonly [...K, A & { readonly '~columns'?: never }]
  ): Apply<F, AggregateRow<C, I, K, A>>
  groupBy<const K extends readonly GroupArgument<C, I>[]>(...keys: K): GroupedRuns<C, I, F, K>
  groupBy(...args: readonly any[]): unknown {
    const final = args.at(-1)
    const aggregates = typeof final === 'object' && final !== null && !('~columns' in final) ? final : undefined
    const grouping = groupBy(this.selection, aggregates ? args.slice(0, -1) : args)
    const grouped = new GroupedRuns<any, any, F, any>(grouping, this.#frame, (group) => this.#select(group))
    return aggregates ? grouped.agg(aggregates) : grouped
  }

  /**
   * The same runs with another frame backend, or other settings.
   *
   * @throws RunError PLUGIN_API_MISMATCH for a backend of another version of the plugin interface.
   * @example
   * runs.with(arquero).toFrame('model.type')
   * runs.with({ missing: 'null', nan: 'propagate' })
   */
  with<G extends FrameKind>(frame: FrameBackend<G>): RunCollection<C, I, G>
  with<G extends FrameKind = F>(settings: SettingsChange<G>): RunCollection<C, I, G>
  with(change: FrameBackend | SettingsChange<FrameKind>): RunCollection<C, I, any> {
    const { frame = this.#frame, ...changed } = 'fromColumns' in change ? { frame: change } : change
    checkApi(frame)
    const settings = changeSettings(this.selection.settings, changed)
    return new RunCollection({ ...this.selection, settings }, frame)
  }

  /**
   * Reads ahead, off the calling thread where the store can; afterwards the verbs find the values at hand.
   *
   * @param wanted whole facets, keys, and filters, which are read condition by condition, for the runs that are left.
   * @throws RunError ABORTED once the signal says so; KEY_UNKNOWN for a filter.
   * @example
   * await runs.read(['metrics', 'max(metrics.acc)', parse('metrics.acc > 0.9')], { onProgress })
   */
  read(wanted: Readable<KeyOf<C, I>> | readonly Readable<KeyOf<C, I>>[], options: ReadOptions = {}): Promise<void> {
    return readAhead(this.selection, [wanted].flat() as readonly Readable[], options)
  }

  /** For logs: `RunCollection(Run, n=9)`. */
  override toString(): string {
    return `RunCollection(${runType(this.selection.store)}, n=${this.length})`
  }

  /** What Node shows for the collection in the console. */
  [inspect](): string {
    return this.toString()
  }

  #select(selection: Selection): RunCollection<C, I, F> {
    return new RunCollection(selection, this.#frame)
  }
}

function choices(criteria: readonly unknown[]): Choice[] {
  return criteria.map((criterion) => toChoice(typeof criterion === 'string' ? parse(criterion) : criterion))
}
