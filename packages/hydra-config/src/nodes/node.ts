import type { Template } from '../grammar/ast.ts'

/** A mapping. `keys[i]` belongs to `values[i]`; the order is the file's. */
export interface MapNode {
  readonly kind: 'map'
  readonly keys: readonly MapKey[]
  readonly values: readonly ConfigNode[]
}

/** A sequence. */
export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly ConfigNode[]
}

/** A string. `template` is the parsed text where the text holds an interpolation (`${…}`). */
export interface StrNode {
  readonly kind: 'str'
  readonly value: string
  readonly template: Template | undefined
}

/** A Python int: a `number` while it is a safe integer, otherwise a `bigint`. */
export interface IntNode {
  readonly kind: 'int'
  readonly value: number | bigint
}

/** A Python float, also when it is integral (`1.0`). */
export interface FloatNode {
  readonly kind: 'float'
  readonly value: number
}

export interface BoolNode {
  readonly kind: 'bool'
  readonly value: boolean
}

export interface NullNode {
  readonly kind: 'null'
  readonly value: null
}

/** A `!!binary` value. */
export interface BytesNode {
  readonly kind: 'bytes'
  readonly value: Uint8Array
}

/** A pathlib path, as the text Python's `str(path)` gives. */
export interface PathNode {
  readonly kind: 'path'
  readonly value: string
}

export type ScalarNode = StrNode | IntNode | FloatNode | BoolNode | NullNode | BytesNode | PathNode

/**
 * A value of a config with its kind. Nodes are immutable plain data without parent pointers, so equal subtrees can be
 * shared between configs and nodes can be handed to another thread.
 */
export type ConfigNode = MapNode | ListNode | ScalarNode

/** A whole config: the root of a file. */
export type Config = MapNode | ListNode

/**
 * A key of a mapping: a string, or a node for the other kinds that YAML allows. A key that is not a string cannot be reached
 * by any key path, as in OmegaConf.
 */
export type MapKey = string | IntNode | FloatNode | BoolNode | BytesNode | NullNode

export const NULL: NullNode = { kind: 'null', value: null }
export const TRUE: BoolNode = { kind: 'bool', value: true }
export const FALSE: BoolNode = { kind: 'bool', value: false }
export const EMPTY_MAP: MapNode = { kind: 'map', keys: [], values: [] }
export const EMPTY_LIST: ListNode = { kind: 'list', items: [] }

/** The text that stands for a value which was never given. */
export const MISSING_TEXT = '???'

/**
 * A string node whose text is taken as it is: `${…}` in it is never resolved.
 *
 * @example
 * str('a').kind // 'str'
 */
export const str = (value: string): StrNode => ({ kind: 'str', value, template: undefined })

/**
 * An int node; a `bigint` that is a safe integer becomes a `number`.
 *
 * @example
 * int(10n).value // 10
 */
export const int = (value: number | bigint): IntNode => ({ kind: 'int', value: safeInt(value) })

/**
 * A float node: how a custom resolver returns `1.0` rather than `1`.
 *
 * @example
 * float(1).kind // 'float'
 */
export const float = (value: number): FloatNode => ({ kind: 'float', value })

/**
 * A bool node.
 *
 * @example
 * bool(true).value // true
 */
export const bool = (value: boolean): BoolNode => (value ? TRUE : FALSE)

/**
 * A map node; `keys[i]` belongs to `values[i]`, no key may come twice.
 *
 * @example
 * map(['lr'], [float(0.1)])
 */
export const map = (keys: readonly MapKey[], values: readonly ConfigNode[]): MapNode => ({ kind: 'map', keys, values })

/**
 * A list node.
 *
 * @example
 * list([int(64), int(32)])
 */
export const list = (items: readonly ConfigNode[]): ListNode => ({ kind: 'list', items })

/**
 * Whether the node is a map or a list.
 *
 * @example
 * isContainer(parseConfig('a: 1\n')) // true
 */
export const isContainer = (node: ConfigNode): node is Config => node.kind === 'map' || node.kind === 'list'

/**
 * Whether the node is `???`: a mandatory value that was never given (`OmegaConf.is_missing`).
 *
 * @example
 * isMissing(str('???')) // true
 */
export const isMissing = (node: ConfigNode): boolean => node.kind === 'str' && node.value === MISSING_TEXT

/** The value under a string key of a map, or undefined. */
export function childOf(node: MapNode, key: string): ConfigNode | undefined {
  const { keys, values } = node
  if (keys.length > INDEX_FROM) return values[indexOf(node).get(key) ?? -1]
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return values[i]
  return undefined
}

/** The values of a map or list. */
export const childrenOf = (node: Config): readonly ConfigNode[] => (node.kind === 'map' ? node.values : node.items)

// from so many keys on, an index is faster than looking through them
const INDEX_FROM = 24
const indexes = new WeakMap<readonly MapKey[], ReadonlyMap<MapKey, number>>()

function indexOf({ keys }: MapNode): ReadonlyMap<MapKey, number> {
  const known = indexes.get(keys)
  if (known) return known
  const index = new Map(keys.map((key, i) => [key, i]))
  indexes.set(keys, index)
  return index
}

function safeInt(value: number | bigint): number | bigint {
  if (typeof value === 'number') return value === 0 ? 0 : value
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value
}
