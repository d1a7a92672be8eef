import type { Config, ConfigNode, MapNode } from './node.ts'
import { keyText } from './python-text.ts'

/** A leaf of a config: a scalar, a list, or a map without keys. */
export interface Leaf {
  /** The keys from the root; keys that are not strings are spelled as Python's `str` does. */
  readonly path: readonly string[]
  readonly node: ConfigNode
}

/**
 * The leaves of a config in the order of the file. Lists are leaves (hydraflow's `Run.to_dict(flatten=True)`), and so are maps
 * without keys, which hydraflow leaves out. Nothing is resolved; `resolve` first where that matters. A list config is one leaf.
 *
 * @example
 * flatten(parseConfig('a: {b: 1, c: {}}\n')) // [{ path: ['a', 'b'], node: … }, { path: ['a', 'c'], node: … }]
 */
export function flatten(config: Config): Leaf[] {
  const leaves: Leaf[] = []
  if (config.kind === 'map') collect(config, [], leaves)
  else leaves.push({ path: [], node: config })
  return leaves
}

function collect({ keys, values }: MapNode, above: readonly string[], leaves: Leaf[]): void {
  for (let i = 0; i < keys.length; i++) {
    const node = values[i]!
    const path = [...above, keyText(keys[i]!)]
    if (node.kind === 'map' && node.keys.length > 0) collect(node, path, leaves)
    else leaves.push({ path, node })
  }
}
