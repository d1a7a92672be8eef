import { count, list } from '../aggregate/aggregates.ts'
import type { Aggregation } from '../aggregate/aggregation.ts'
import { refuseDuplicates } from '../columns/check-columns.ts'
import type { Columns } from '../columns/column.ts'
import { compareValues } from '../columns/compare.ts'
import { groupCount } from '../columns/groups.ts'
import { valueAt } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import type { FrameBackend } from '../contract/frame-backend.ts'
import type { Apply, FrameKind } from '../contract/frame-kind.ts'
import { frameOf } from '../frame/frame-of.ts'
import { inspect } from '../general/inspect.ts'
import type { Selection } from '../selection/selection.ts'
import type { KeyOf } from '../types/keys.ts'
import type { AggregateRow, AggregatesOf, GroupArgument, GroupTuple, ListRow } from '../types/rows.ts'
import { agg } from '../verbs/agg.ts'
import { type Grouping, groupAt, pickGroups, sortGroups } from '../verbs/group-by.ts'
import type { RunCollection } from './collection.ts'

/** A group's key: the value of the only key, or the values of several in their order. */
type GroupId<C, I, K extends readonly unknown[]> = K extends readonly [unknown]
  ? GroupTuple<C, I, K>[0]
  : GroupTuple<C, I, K>

/**
 * Runs in groups, by order of first appearance: like a Map from key (or keys) to collection.
 *
 * @example
 * for (const [type, runs] of all.groupBy('model.type')) console.log(type, runs.length)
 */
export class GroupedRuns<C, I, F extends FrameKind, K extends readonly GroupArgument<C, I>[]> {
  readonly #grouping: Grouping
  readonly #frame: FrameBackend<F>
  readonly #face: (group: Selection) => RunCollection<C, I, F>

  constructor(grouping: Grouping, frame: FrameBackend<F>, face: (group: Selection) => RunCollection<C, I, F>) {
    this.#grouping = grouping
    this.#frame = frame
    this.#face = face
  }

  /** The names of the keys grouped by. */
  get by(): readonly string[] {
    return this.#grouping.keys.map(({ name }) => name)
  }

  /** The number of groups. */
  get size(): number {
    return groupCount(this.#grouping)
  }

  /** The runs with these values of the keys; `undefined` where there is no such group. @example byModel.get('lstm', 0.001) */
  get(...key: GroupTuple<C, I, K>): RunCollection<C, I, F> | undefined {
    const numbers = Array.from({ length: this.size }, (_, group) => group)
    const found = numbers.find((group) => this.#values(group).every((value, i) => same(value, key[i])))
    return found === undefined ? undefined : this.#group(found)
  }

  has(...key: GroupTuple<C, I, K>): boolean {
    return this.get(...key) !== undefined
  }

  *keys(): IterableIterator<GroupId<C, I, K>> {
    for (let g = 0; g < this.size; g++) yield this.#key(g)
  }

  *values(): IterableIterator<RunCollection<C, I, F>> {
    for (let g = 0; g < this.size; g++) yield this.#group(g)
  }

  *entries(): IterableIterator<[GroupId<C, I, K>, RunCollection<C, I, F>]> {
    for (let g = 0; g < this.size; g++) yield [this.#key(g), this.#group(g)]
  }

  [Symbol.iterator](): IterableIterator<[GroupId<C, I, K>, RunCollection<C, I, F>]> {
    return this.entries()
  }

  /** What a function makes of each group. */
  map<T>(make: (group: RunCollection<C, I, F>, key: GroupId<C, I, K>) => T): T[] {
    return Array.from(this.entries(), ([key, group]) => make(group, key))
  }

  /** The groups that a predicate keeps (SQL's HAVING). @example byModel.filter((runs) => runs.length > 1) */
  filter(keep: (group: RunCollection<C, I, F>, key: GroupId<C, I, K>) => boolean): GroupedRuns<C, I, F, K> {
    const kept = Array.from({ length: this.size }, (_, g) => g).filter((g) => keep(this.#group(g), this.#key(g)))
    return new GroupedRuns(pickGroups(this.#grouping, Int32Array.from(kept)), this.#frame, this.#face)
  }

  /** The groups by their keys, smallest first. */
  sort(): GroupedRuns<C, I, F, K> {
    return new GroupedRuns(sortGroups(this.#grouping), this.#frame, this.#face)
  }

  /**
   * A frame with one row for each group: its keys, then a list of values for each key that is named, then the aggregates,
   * each made by `mean`, `count` … or a function of the group.
   *
   * @throws RunError COLUMN_DUPLICATE where an aggregate has the name of a key; COLUMN_TYPE for numbers of text.
   * @example
   * byModel.agg('seed', { n: count(), acc: mean('metrics.acc'), best: (runs) => Math.max(...runs.toList('metrics.acc')) })
   */
  agg<A extends AggregatesOf<C, I, F>>(aggregates: A): Apply<F, AggregateRow<C, I, K, A>>
  agg<const L extends readonly KeyOf<C, I>[], A extends AggregatesOf<C, I, F>>(
    ...listsAndAggregates: readonly [...lists: L, aggregates: A]
  ): Apply<F, AggregateRow<C, I, K, A> & ListRow<C, I, L>>
  agg<const L extends readonly KeyOf<C, I>[]>(...lists: L): Apply<F, AggregateRow<C, I, K, unknown> & ListRow<C, I, L>>
  agg(...args: readonly any[]): unknown {
    return frameOf(this.#frame, this.toColumns(...args))
  }

  /** A frame with one row for each group: its keys, and how many runs it has as `count`. */
  toFrame(): Apply<F, AggregateRow<C, I, K, { count: Aggregation<never, number> }>> {
    return frameOf(this.#frame, this.toColumns({ count: count() }))
  }

  /** The columns of {@link agg}, as plain data. */
  toColumns(...args: readonly (string | Readonly<Record<string, unknown>>)[]): Columns {
    const entries = args.flatMap((arg) => Object.entries(typeof arg === 'string' ? { [arg]: list(arg) } : named(arg)))
    refuseDuplicates(entries.map(([name]) => name))
    return agg(this.#grouping, Object.fromEntries(entries), this.#face)
  }

  /** For logs: `GroupedRuns(model.type, n=3)`. */
  toString(): string {
    return `GroupedRuns(${this.by.join(', ')}, n=${this.size})`
  }

  /** What Node shows for the groups in the console. */
  [inspect](): string {
    return this.toString()
  }

  #group(group: number): RunCollection<C, I, F> {
    return this.#face(groupAt(this.#grouping, group))
  }

  #values(group: number): unknown[] {
    return this.#grouping.keys.map((column) => valueAt(column, group))
  }

  #key(group: number): GroupId<C, I, K> {
    const values = this.#values(group)
    return (values.length === 1 ? values[0] : values) as GroupId<C, I, K>
  }
}

/** The same key: NaN is itself, null and missing are themselves. */
function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (a != null && b != null && compareValues(a, b) === 0)
}

/** @throws RunError ARGUMENT_INVALID for a function without a name. */
function named(aggregates: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (typeof aggregates === 'object' && aggregates !== null) return aggregates
  throw new RunError('ARGUMENT_INVALID', `An aggregate needs a name: agg({ name: … }), not agg(${typeof aggregates}).`)
}
