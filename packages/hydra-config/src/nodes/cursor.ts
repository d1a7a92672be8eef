import { ConfigError } from './errors.ts'
import { type Config, type ConfigNode, childOf, childrenOf, type MapKey, type MapNode } from './node.ts'
import { keyText } from './python-text.ts'

/** A node and its position in a config, which a node itself does not know, as it may be part of several configs. */
export interface Cursor<N extends ConfigNode = ConfigNode> {
  readonly node: N
  readonly parent: Cursor<Config> | undefined
  readonly key: MapKey | number | undefined
}

export const rootCursor = <N extends ConfigNode>(node: N): Cursor<N> => ({ node, parent: undefined, key: undefined })

/** The cursor of the child under a name, or undefined; `index` is the name as a list's index. */
export function childCursor(
  parent: Cursor<Config>,
  key: string | number,
  childOfMap: ChildLookup = childOf,
): Cursor | undefined {
  const { node } = parent
  const child = node.kind === 'map' ? childOfMap(node, key as string) : node.items[key as number]
  return child && { node: child, parent, key }
}

/** The cursor of the child at an index. */
export function cursorAt(parent: Cursor<Config>, index: number): Cursor {
  const { node } = parent
  const key = node.kind === 'map' ? node.keys[index] : index
  return { node: childrenOf(node)[index]!, parent, key }
}

/**
 * A name as the index of a list, as Python's `int()` reads it.
 *
 * @throws ConfigError CONFIG_TYPE
 */
export function listIndex(name: string, cursor?: Cursor): number {
  if (/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(name)) return Number(name.replaceAll('_', ''))
  throw new ConfigError('CONFIG_TYPE', `The index '${name}' of a list is not an int`, {
    fullKey: cursor && fullKey(cursor),
  })
}

/** How a name finds the value under a key of a map. */
export type ChildLookup = (node: MapNode, name: string) => ConfigNode | undefined

/** The value under a string key, or else under a key of another kind that is spelled so (`1: a` under `1`). */
export const childSpelled: ChildLookup = (node, name) =>
  childOf(node, name) ?? node.values[node.keys.findIndex((key) => typeof key !== 'string' && keyText(key) === name)]

/** Whether two cursors are at the same position of the same config. */
export function sameCursor(a: Cursor | undefined, b: Cursor | undefined): boolean {
  for (; a && b; a = a.parent, b = b.parent) {
    if (a === b) return true
    if (a.node !== b.node || a.key !== b.key) return false
  }
  return a === b
}

/** The root above a cursor. */
export function rootOf(cursor: Cursor): Cursor<Config> {
  let at: Cursor = cursor
  while (at.parent) at = at.parent
  return at as Cursor<Config>
}

/** The position as OmegaConf spells it: `model.layers[2].units`. */
export function fullKey(cursor: Cursor): string {
  if (!cursor.parent) return ''
  const before = fullKey(cursor.parent)
  if (typeof cursor.key === 'number') return `${before}[${cursor.key}]`
  const name = cursor.key === undefined ? '' : keyText(cursor.key)
  return before ? `${before}.${name}` : name
}
