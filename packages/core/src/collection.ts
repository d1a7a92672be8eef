import type { Columns, NamedColumn } from './columns/column.ts'
import type { Diagnostic } from './diagnostics.ts'
import { parse } from './expression/parse.ts'
import { GroupedRuns } from './grouped-runs.ts'
import type { FrameBackend } from './plugin/frame-backend.ts'
import type { Apply, FrameKind } from './plugin/frame-kind.ts'
import { type Run, runOf } from './run.ts'
import type { Facet, FacetKey, ReadOptions } from './store/run-store.ts'
import type { Selection } from './store/selection.ts'
import type { Settings } from './store/settings.ts'
import type { ColumnTableKind } from './table/backend.ts'
import type { Criteria } from './types/criteria.ts'
import type { AnyKey, KeyOf, ValueOf, ValueOr } from './types/keys.ts'
import type { AggregateRow, AggregatesOf, ColumnArgument, GroupArgument, RowOf } from './types/rows.ts'
import { diff, type RunDiff } from './verbs/diff.ts'
import { exclude, filter } from './verbs/filter.ts'
import { first, get, last, tryGet } from './verbs/get.ts'
import { groupBy } from './verbs/group-by.ts'
import { type KeyInfo, keys } from './verbs/keys.ts'
import { pick, slice } from './verbs/slice.ts'
import { type SortKey, sort } from './verbs/sort.ts'
import { type ColumnSpec, toColumns } from './verbs/to-columns.ts'
import { readList, toList } from './verbs/to-list.ts'
import { nUnique, unique } from './verbs/unique.ts'
import { varying } from './verbs/varying.ts'

/** What `with` may change. */
export type SettingsChange<F extends FrameKind> = Partial<Omit<Settings, 'frame'>> & {
  readonly frame?: FrameBackend<F>
}

/**
 * Runs in an order, and the settings for what is asked of them. Nothing changes a collection: every verb gives a new one.
 *
 * `C` is the type of the runs' configs, `I` of their implementation objects, `F` the kind of frames that it makes.
 */
export class RunCollection<C = any, I = any, F extends FrameKind = ColumnTableKind> implements Iterable<Run<C, I>> {
  /** The runs as plain data, for the functions of `@runsheaf/core/verbs`. */
  readonly selection: Selection

  constructor(selection: Selection) {
    this.selection = selection
  }

  /** The number of runs. */
  get length(): number {
    return this.selection.rows.length
  }

  /** What was wrong with the data, as far as it has been read. */
  get diagnostics(): readonly Diagnostic[] {
    return this.selection.store.diagnostics
  }

  [Symbol.iterator](): IterableIterator<Run<C, I>> {
    return this.#runs()
  }

  *#runs(): IterableIterator<Run<C, I>> {
    for (let i = 0; i < this.length; i++) yield runOf(this.selection, i) as Run<C, I>
  }

  /** The run at a position, counted from the end if negative; `undefined` where there is none. */
  at(position: number): Run<C, I> | undefined {
    const at = position < 0 ? position + this.length : position
    return Number.isInteger(at) && at >= 0 && at < this.length ? (runOf(this.selection, at) as Run<C, I>) : undefined
  }

  /** The runs from `start` up to `end`, or each `step`-th of them, as `slice` of `@runsheaf/core/verbs`. @example runs.slice(0, 10, 2) */
  slice(start?: number, end?: number, step?: number): RunCollection<C, I, F> {
    return this.#select(slice(this.selection, start, end, step))
  }

  /** The runs at these positions, repeats allowed. @example runs.pick([0, 2]) @throws RunError ARGUMENT_INVALID */
  pick(positions: Iterable<number>): RunCollection<C, I, F> {
    return this.#select(pick(this.selection, positions))
  }

  /**
   * The runs that meet all criteria.
   *
   * @throws RunError KEY_UNKNOWN, FILTER_INVALID, FILTER_SYNTAX, MASK_LENGTH.
   * @example
   * runs.filter({ 'model.type': ['lstm', 'gru'] }, "metrics.acc > 0.9 or tags.keep = 'yes'")
   */
  filter(...criteria: readonly Criteria<C, I>[]): RunCollection<C, I, F> {
    return this.#select(filter(this.selection, ...parsed(criteria)))
  }

  /** The runs that meet none of the criteria. @example runs.exclude({ status: 'FAILED' }) */
  exclude(...criteria: readonly Criteria<C, I>[]): RunCollection<C, I, F> {
    return this.#select(exclude(this.selection, ...parsed(criteria)))
  }

  /** The one run that meets the criteria. @throws RunError RUN_NOT_FOUND, RUN_NOT_UNIQUE. @example runs.get({ seed: 1 }) */
  get(...criteria: readonly Criteria<C, I>[]): Run<C, I> {
    return get(this.selection, ...parsed(criteria)) as Run<C, I>
  }

  /** The one run that meets the criteria, or `undefined`. @throws RunError RUN_NOT_UNIQUE. */
  tryGet(...criteria: readonly Criteria<C, I>[]): Run<C, I> | undefined {
    return tryGet(this.selection, ...parsed(criteria)) as Run<C, I> | undefined
  }

  /** The first run that meets the criteria. @throws RunError RUN_NOT_FOUND. */
  first(...criteria: readonly Criteria<C, I>[]): Run<C, I> {
    return first(this.selection, ...parsed(criteria)) as Run<C, I>
  }

  /** The last run that meets the criteria. @throws RunError RUN_NOT_FOUND. */
  last(...criteria: readonly Criteria<C, I>[]): Run<C, I> {
    return last(this.selection, ...parsed(criteria)) as Run<C, I>
  }

  /**
   * The runs in the order of the keys; equal ones keep their order. NaN, null and missing come last, both ways.
   *
   * @example
   * runs.sort('model.type', desc('metrics.acc'))
   */
  sort(...keys: readonly (KeyOf<C, I> | SortKey<KeyOf<C, I>>)[]): RunCollection<C, I, F>
  sort(
    ...keys: readonly [...(KeyOf<C, I> | SortKey<KeyOf<C, I>>)[], { readonly reverse: boolean }]
  ): RunCollection<C, I, F>
  sort(...keys: readonly (string | SortKey | { readonly reverse: boolean })[]): RunCollection<C, I, F> {
    const options = keys.find((key) => typeof key === 'object' && 'reverse' in key)
    const by = keys.filter((key) => typeof key === 'string' || 'key' in key)
    return this.#select(sort(this.selection, by, options && 'reverse' in options ? options : {}))
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

  /** What a function makes of each run. @example runs.map((run) => run.info.runName) */
  map<T>(make: (run: Run<C, I>, position: number) => T): T[] {
    return Array.from(this, make)
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
    return this.#frame.fromColumns(this.toColumns(...columns))
  }

  /** The values of a key as the backend's series, or as a named column where it has none. */
  toSeries(key: AnyKey<C, I>, options: { readonly name?: string; readonly fallback?: unknown } = {}): unknown {
    const column = readList(this.selection, key, 'fallback' in options ? [options.fallback] : [])
    const named: NamedColumn = { ...column, name: options.name ?? key }
    return this.#frame.series?.(named) ?? named
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
    const grouped = new GroupedRuns(groupBy(this.selection, aggregates ? args.slice(0, -1) : args), (group) =>
      this.#select(group),
    )
    return aggregates ? grouped.agg(aggregates) : grouped
  }

  /**
   * The same runs with another frame backend, or other settings.
   *
   * @example
   * runs.with(arquero).toFrame('model.type')
   * runs.with({ missing: 'null', nan: 'propagate' })
   */
  with<G extends FrameKind>(frame: FrameBackend<G>): RunCollection<C, I, G>
  with<G extends FrameKind = F>(settings: SettingsChange<G>): RunCollection<C, I, G>
  with(change: FrameBackend | SettingsChange<FrameKind>): RunCollection<C, I, any> {
    const settings = 'fromColumns' in change ? { frame: change } : change
    return new RunCollection({ ...this.selection, settings: { ...this.selection.settings, ...settings } })
  }

  /** Reads ahead, off the calling thread where the store can; afterwards the verbs find the values at hand. */
  read(keys: Facet | FacetKey | readonly (Facet | FacetKey)[], options: ReadOptions = {}): Promise<void> {
    const wanted = typeof keys === 'string' || 'facet' in keys ? [keys] : keys
    return this.selection.store.read(wanted, this.selection.rows, options)
  }

  /** For logs: how many runs of how many experiments. */
  toString(): string {
    return `RunCollection(${this.length} ${this.length === 1 ? 'run' : 'runs'})`
  }

  get #frame(): FrameBackend<any> {
    return this.selection.settings.frame
  }

  #select(selection: Selection): RunCollection<C, I, F> {
    return new RunCollection(selection)
  }
}

function parsed(criteria: readonly unknown[]): unknown[] {
  return criteria.map((criterion) => (typeof criterion === 'string' ? parse(criterion) : criterion))
}
