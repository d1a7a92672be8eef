import type { Reducer } from '../contract/facets.ts'
import type { RunInfo } from '../contract/run-source.ts'

/** Types at which a path of names ends. */
type Leaf =
  | string
  | number
  | boolean
  | bigint
  | symbol
  | null
  | undefined
  | Date
  | Uint8Array
  | readonly unknown[]
  | ((...args: never) => unknown)

type IsAny<T> = 0 extends 1 & T ? true : false

/** Counts the depth of a path down, so that recursive config types end. */
type Below = { 8: 7; 7: 6; 6: 5; 5: 4; 4: 3; 3: 2; 2: 1; 1: 0 }

/**
 * Every dotted path into a config type, those to maps included: `'model' | 'model.lr' | …`. Goes through optional
 * properties, unions and records, and stops at lists and at depth 8. Of `any`, any text.
 */
export type Path<C, Prefix extends string = '', Depth extends number = 8> =
  IsAny<C> extends true
    ? `${Prefix}${string}`
    : C extends Leaf
      ? never
      : {
          [K in keyof C & string]:
            | `${Prefix}${K}`
            | (Depth extends keyof Below ? Path<C[K], `${Prefix}${K}.`, Below[Depth]> : never)
        }[keyof C & string]

/** The type at a dotted path. `undefined` where the path goes through something optional. */
export type At<C, P extends string> =
  IsAny<C> extends true
    ? any
    : C extends unknown
      ? P extends keyof C
        ? C[P]
        : P extends `${infer Head}.${infer Tail}`
          ? Head extends keyof C
            ? At<C[Head], Tail>
            : undefined
          : undefined
      : never

/** `run_id` for `runId`. */
type SnakeCase<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : S

type InfoTypes = { [K in keyof RunInfo as SnakeCase<K>]-?: Exclude<RunInfo[K], undefined> }

type ReducedMetric = `${Reducer}(metrics.${string})`

/** Keys that do not depend on the config. */
type FacetKeys =
  | `metrics.${string}`
  | ReducedMetric
  | `params.${string}`
  | `tags.${string}`
  | `info.${keyof InfoTypes}`
  | keyof InfoTypes

type Members<I> =
  IsAny<I> extends true
    ? never
    : I extends object
      ? { [K in keyof I & string]: I[K] extends (...args: never) => unknown ? never : K }[keyof I & string]
      : never

/** Any key of a run with config `C` and implementation `I`; a typo does not compile. Without a config type, any text. */
export type KeyOf<C = any, I = any> =
  IsAny<C> extends true
    ? string
    : Path<C> | `cfg.${Path<C>}` | Members<I> | `impl.${Members<I>}` | FacetKeys | 'cfg' | 'impl' | 'info'

/** Any text, with the known keys offered for completion. */
export type AnyKey<C = any, I = any> = KeyOf<C, I> | (string & {})

/** The type of a fallback, and of what it gives if it is a function; a literal counts as any value of its type. */
type Fallback<D> = D extends (...args: any) => infer R
  ? R
  : D extends string
    ? string
    : D extends number
      ? number
      : D extends boolean
        ? boolean
        : D

/** The type of a key's value where a fallback is given: that of the key, if there is such a key, or of the fallback. */
export type ValueOr<C, I, K extends string, D> =
  | (K extends KeyOf<C, I> ? Exclude<ValueOf<C, I, K>, undefined> : never)
  | Fallback<D>

/** The type of a key's value. */
export type ValueOf<C, I, K extends string> =
  IsAny<C> extends true
    ? any
    : K extends Path<C>
      ? At<C, K>
      : K extends `metrics.${string}` | ReducedMetric
        ? number
        : K extends `params.${string}`
          ? string | number | boolean | null
          : K extends `tags.${string}`
            ? string
            : K extends keyof InfoTypes
              ? InfoTypes[K]
              : K extends `info.${infer N extends keyof InfoTypes}`
                ? InfoTypes[N]
                : K extends `cfg.${infer P}`
                  ? At<C, P>
                  : K extends `impl.${infer M extends keyof I & string}`
                    ? I[M]
                    : K extends keyof I
                      ? I[K]
                      : K extends 'cfg'
                        ? C
                        : K extends 'impl'
                          ? I
                          : unknown

/** A map in which a dotted path leads to a value. */
type Nested<K extends string, V> = K extends `${infer Head}.${infer Tail}`
  ? { [P in Head]: Nested<Tail, V> }
  : { [P in K]: V }

/** The config type `C` with a value at a path; of several paths, each with it. */
export type Updated<C, K extends string, V> =
  IsAny<C> extends true ? any : C & UnionToIntersection<K extends unknown ? Nested<K, V> : never>

/** A type that is all members of a union at once. */
export type UnionToIntersection<U> = (U extends unknown ? (value: U) => void : never) extends (value: infer X) => void
  ? X
  : never
