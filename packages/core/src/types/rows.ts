import type { Aggregation } from '../aggregate/aggregation.ts'
import type { RunCollection } from '../collection/collection.ts'
import type { Run } from '../collection/run.ts'
import type { FrameKind } from '../contract/frame-kind.ts'
import type { GroupKey } from '../verbs/group-key.ts'
import type { AnyKey, KeyOf, UnionToIntersection, ValueOf, ValueOr } from './keys.ts'

/** Shows an intersection as one object type. */
type Flat<T> = { [K in keyof T]: T[K] }

/** A value in a frame: what is missing is null. */
type Cell<T> = undefined extends T ? Exclude<T, undefined> | null : T

/** One argument of `toFrame`. */
export type ColumnArgument<C, I> =
  | KeyOf<C, I>
  | readonly [key: AnyKey<C, I>, fallback: unknown]
  | ((run: Run<C, I>) => Readonly<Record<string, unknown>>)
  | { readonly [name: string]: (run: Run<C, I>) => unknown }

type RowOfOne<C, I, A> = A extends string
  ? { [K in A]: Cell<ValueOf<C, I, A>> }
  : A extends readonly [infer K extends string, infer D]
    ? { [k in K]: ValueOr<C, I, K, D> }
    : A extends (...args: any) => infer R
      ? { -readonly [K in keyof R]: Cell<R[K]> }
      : A extends Readonly<Record<string, (...args: any) => unknown>>
        ? { -readonly [K in keyof A]: Cell<ReturnType<A[K]>> }
        : never

/** The row type of a frame of these columns; without any, the whole config under names not known to the compiler. */
export type RowOf<C, I, A extends readonly unknown[]> = A extends readonly []
  ? { run_id: string; run_dir: string; job_name: string } & Record<string, any>
  : Flat<UnionToIntersection<RowOfOne<C, I, A[number]>>>

/** One argument of `groupBy`. */
export type GroupArgument<C, I> = KeyOf<C, I> | GroupKey

/** The values of the keys of a grouping, in their order. */
export type GroupTuple<C, I, K extends readonly unknown[]> = {
  [P in keyof K]: K[P] extends GroupKey<any, infer T>
    ? T
    : K[P] extends string
      ? Cell<ValueOf<C, I, K[P]>> | undefined
      : never
}

type KeyRow<C, I, K> = K extends string
  ? { [k in K]: Cell<ValueOf<C, I, K>> }
  : K extends GroupKey<infer N extends string, infer T>
    ? { [k in N]: T }
    : never

/** A list of values for each key. */
export type ListRow<C, I, L extends readonly string[]> = { [K in L[number]]: Cell<ValueOf<C, I, K>>[] }

/** Aggregates by name: made by `mean` and the like, or functions of a group. */
export type AggregatesOf<C, I, F extends FrameKind> = {
  readonly [name: string]: Aggregation<KeyOf<C, I>> | ((group: RunCollection<C, I, F>) => unknown)
}

/** The type of what an aggregate gives, in a frame. */
export type AggregateValue<A> =
  A extends Aggregation<any, infer T> ? T : A extends (...args: any) => infer R ? Cell<R> : never

/** The row type of a grouping with these aggregates. */
export type AggregateRow<C, I, K extends readonly unknown[], A> = Flat<
  (K extends readonly [] ? unknown : UnionToIntersection<KeyRow<C, I, K[number]>>) & {
    [P in keyof A]: AggregateValue<A[P]>
  }
>
