import type { Key } from '../keys/key.ts'
import type { TextPattern } from '../pattern/linear-pattern.ts'

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A value that a filter compares with. Times are `Date`; arrays and plain objects compare deeply. */
export type Literal =
  | string
  | number
  | bigint
  | boolean
  | null
  | Date
  | readonly Literal[]
  | { readonly [name: string]: Literal }

/**
 * A condition on runs, as data. Everything but `test` and `runTest` can be printed, sent as text and translated.
 * Its meaning is in `evaluate.ts`: two-valued, a missing value fails every comparison.
 */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | {
      readonly kind: 'compare'
      readonly key: Key
      readonly operator: ComparisonOperator
      readonly value: Literal
      /** What counts for a run that lacks the key. */
      readonly fallback?: Literal | undefined
    }
  | {
      readonly kind: 'compareKeys'
      readonly key: Key
      readonly operator: ComparisonOperator
      readonly other: Key
      readonly fallback?: Literal | undefined
      readonly otherFallback?: Literal | undefined
    }
  | { readonly kind: 'in'; readonly key: Key; readonly values: readonly Literal[]; readonly negated: boolean }
  | { readonly kind: 'between'; readonly key: Key; readonly low: Literal; readonly high: Literal }
  | { readonly kind: 'like'; readonly key: Key; readonly pattern: TextPattern; readonly caseless: boolean }
  | { readonly kind: 'matches'; readonly key: Key; readonly pattern: TextPattern }
  | { readonly kind: 'is'; readonly key: Key; readonly state: 'null' | 'missing' | 'present' }
  | { readonly kind: 'test'; readonly key: Key; readonly test: (value: any) => unknown }
  | { readonly kind: 'runTest'; readonly test: (run: any) => unknown }
