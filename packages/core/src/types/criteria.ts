import type { Run } from '../collection/run.ts'
import type { Condition } from '../filter/criterion.ts'
import type { Filter } from '../filter/filter.ts'
import type { At, KeyOf, Path, ValueOf } from './keys.ts'

/** A literal type widened, so that any number may be sought where a number is. */
type Wide<T> = T extends number | bigint ? number | bigint : T extends undefined ? never : T

/** What may be asked of a value of type `T`: equality, membership, a condition, a predicate. */
export type Criterion<T> = Wide<T> | readonly Wide<T>[] | Condition<any> | ((value: T) => unknown)

type Dunder<S extends string> = S extends `${infer A}.${infer B}` ? `${A}__${Dunder<B>}` : S
type Undunder<S extends string> = S extends `${infer A}__${infer B}` ? `${A}.${Undunder<B>}` : S

/** Criteria by key, all of which must hold; `__` may stand for `.`. */
type CriteriaOf<C, I> = 0 extends 1 & C
  ? { readonly [key: string]: unknown }
  : { readonly [K in KeyOf<C, I>]?: Criterion<ValueOf<C, I, K>> } & {
      readonly [K in Exclude<Dunder<Path<C>>, Path<C>>]?: Criterion<At<C, Undunder<K>>>
    }

/** A pair of a key and what is asked of its value. */
type PairOf<C, I> = 0 extends 1 & C
  ? readonly [key: string, criterion: unknown]
  : { [K in KeyOf<C, I>]: readonly [key: K, criterion: Criterion<ValueOf<C, I, K>>] }[KeyOf<C, I>]

/** Anything that `filter` takes: criteria by key, a pair, an expression, a predicate, a filter, a mask. */
export type Criteria<C = any, I = any> =
  | CriteriaOf<C, I>
  | PairOf<C, I>
  | string
  | ((run: Run<C, I>) => unknown)
  | Filter
  | Uint8Array
  | readonly boolean[]
