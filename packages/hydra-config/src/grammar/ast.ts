import type { MapKey, ScalarNode } from '../nodes/node.ts'
import type { KeyPath } from './key-path.ts'

/** A text with interpolations: literal parts (already unescaped) and interpolations, in order. Never empty. */
export type Template = readonly TemplatePart[]

export type TemplatePart = string | Interpolation

export type Interpolation = Reference | Call

/** `${a.b}`, `${.c}`, `${m[${k}]}`: the value at a key. */
export interface Reference {
  readonly kind: 'reference'
  /** The key's text; nested interpolations give the rest of it when resolved. */
  readonly parts: readonly TemplatePart[]
  /** The key, split, where it holds no nested interpolation. */
  readonly path: KeyPath | undefined
}

/** `${name:arg,arg}`: a resolver called with arguments. */
export interface Call {
  readonly kind: 'call'
  readonly name: readonly TemplatePart[]
  readonly args: readonly Element[]
  /** The arguments as they are written; what a resolver's cache is keyed by. */
  readonly source: string
}

/** An argument of a resolver, or the whole of what `oc.decode` reads. */
export type Element = Literal | Concatenation | Interpolation | ListElement | MapElement

interface Literal {
  readonly kind: 'literal'
  readonly node: ScalarNode
}

/** Pieces joined as text; one interpolation alone in quotes is text too. */
export interface Concatenation {
  readonly kind: 'concatenation'
  readonly parts: readonly TemplatePart[]
}

export interface ListElement {
  readonly kind: 'list'
  readonly items: readonly Element[]
}

export interface MapElement {
  readonly kind: 'map'
  readonly keys: readonly MapKey[]
  readonly values: readonly Element[]
}
