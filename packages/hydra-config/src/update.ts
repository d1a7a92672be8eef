import { ConfigError } from './errors.ts'
import { fromPlain, type PlainInput } from './from-plain.ts'
import { splitKey } from './key-path.ts'
import { type Config, type ConfigNode, childOf, EMPTY_MAP, isContainer, list, type MapNode, map } from './node.ts'
import { textScalar } from './scalar.ts'

/**
 * The config with a value set at a key: `OmegaConf.update(cfg, key, value, merge=True, force_add=True)`. The given config stays as it is.
 *
 * Maps are merged, everything else is replaced; what stands in the way of the key and is no container, an interpolation included, is
 * replaced by a map; new keys are strings. Texts with `${…}` are interpolations.
 *
 * @throws ConfigError CONFIG_INDEX for an index that a list does not have, CONFIG_TYPE for a name that is no index, GRAMMAR
 *
 * @example
 * toPlain(update(parseConfig('a: {b: 1}\n'), 'a.c', 2)) // { a: { b: 1, c: 2 } }
 */
export function update(config: Config, key: string | readonly string[], value: PlainInput): Config {
  const names = typeof key === 'string' ? splitKey(key) : key
  return set(config, names, fromPlain(value, textScalar)) as Config
}

function set(node: ConfigNode, names: readonly string[], value: ConfigNode): ConfigNode {
  const [name, ...rest] = names
  if (name === undefined) return merge(node, value)
  const container = isContainer(node) ? node : EMPTY_MAP
  if (container.kind === 'list') {
    const index = indexOf(name, container.items.length)
    return list(container.items.with(index, set(container.items[index]!, rest, value)))
  }
  return withChild(container, name, set(childOf(container, name) ?? EMPTY_MAP, rest, value))
}

function merge(node: ConfigNode, value: ConfigNode): ConfigNode {
  if (node.kind !== 'map' || value.kind !== 'map') return value
  let merged = node
  value.keys.forEach((key, i) => {
    const name = key as string
    const child = childOf(merged, name)
    merged = withChild(merged, name, child ? merge(child, value.values[i]!) : value.values[i]!)
  })
  return merged
}

function withChild(node: MapNode, name: string, child: ConfigNode): MapNode {
  const place = node.keys.indexOf(name)
  return place < 0 ? map([...node.keys, name], [...node.values, child]) : map(node.keys, node.values.with(place, child))
}

function indexOf(name: string, length: number): number {
  if (!/^\s*[+-]?\d+\s*$/.test(name))
    throw new ConfigError('CONFIG_TYPE', `The index '${name}' of a list is not an int`)
  const index = Number(name)
  if (index < -length || index >= length) {
    throw new ConfigError('CONFIG_INDEX', `The list has ${length} items, none at '${name}'`)
  }
  return index < 0 ? index + length : index
}
