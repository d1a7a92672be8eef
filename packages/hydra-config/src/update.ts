import { splitKey } from './grammar/key-path.ts'
import { listIndex } from './nodes/cursor.ts'
import { ConfigError } from './nodes/errors.ts'
import { fromPlain, type PlainInput } from './nodes/from-plain.ts'
import {
  type Config,
  type ConfigNode,
  childOf,
  EMPTY_MAP,
  isContainer,
  isMissing,
  list,
  type MapNode,
  map,
} from './nodes/node.ts'
import { textScalar } from './read/scalars/scalar.ts'

export interface UpdateOptions {
  /** `false`: a map replaces what is there instead of being merged into it. */
  readonly merge?: boolean | undefined
}

/**
 * The config with a value set at a key: `OmegaConf.update(cfg, key, value, force_add=True)`. The given config stays as it is.
 *
 * A map is merged into a map, everything else is replaced; a value on the way that is not a container, such as an
 * interpolation, is replaced by a map; new keys are strings. Texts with `${…}` are interpolations.
 *
 * @throws ConfigError CONFIG_INDEX for an index that a list does not have, CONFIG_TYPE for a name that is not an index or a map merged with
 * a list, GRAMMAR
 *
 * @example
 * toPlain(update(parseConfig('a: {b: 1}\n'), 'a.c', 2)) // { a: { b: 1, c: 2 } }
 */
export function update(
  config: Config,
  key: string | readonly string[],
  value: PlainInput,
  { merge: merges = true }: UpdateOptions = {},
): Config {
  const names = typeof key === 'string' ? splitKey(key) : key
  const node = fromPlain(value, textScalar)
  return set(config, names, (old) =>
    old && merges && isContainer(old) && isContainer(node) ? merge(old, node) : node,
  ) as Config
}

function set(
  node: ConfigNode,
  names: readonly string[],
  change: (old: ConfigNode | undefined) => ConfigNode,
): ConfigNode {
  const [name, ...rest] = names
  if (name === undefined) return change(node)
  const container = isContainer(node) ? node : EMPTY_MAP
  const after = (old: ConfigNode | undefined) => (rest.length === 0 ? change(old) : set(old ?? EMPTY_MAP, rest, change))
  if (container.kind === 'map') return withChild(container, name, after(childOf(container, name)))
  const index = indexIn(container.items.length, name)
  return list(container.items.with(index, after(container.items[index])))
}

/** Maps merge key by key, lists are replaced; a `???` that is merged in changes nothing. */
function merge(old: ConfigNode, value: ConfigNode): ConfigNode {
  if (!isContainer(old) || !isContainer(value)) return isMissing(value) ? old : value
  if (old.kind !== value.kind)
    throw new ConfigError('CONFIG_TYPE', `A ${old.kind} and a ${value.kind} cannot be merged`)
  if (old.kind === 'list' || value.kind === 'list') return value
  return value.keys.reduce<MapNode>((merged, key, i) => {
    const child = childOf(merged, key as string)
    return withChild(merged, key as string, child ? merge(child, value.values[i]!) : value.values[i]!)
  }, old)
}

function withChild(node: MapNode, name: string, child: ConfigNode): MapNode {
  const index = node.keys.indexOf(name)
  return index < 0 ? map([...node.keys, name], [...node.values, child]) : map(node.keys, node.values.with(index, child))
}

function indexIn(length: number, name: string): number {
  const index = listIndex(name)
  if (index < -length || index >= length) {
    throw new ConfigError('CONFIG_INDEX', `The list has ${length} items, none at '${name}'`)
  }
  return index < 0 ? index + length : index
}
