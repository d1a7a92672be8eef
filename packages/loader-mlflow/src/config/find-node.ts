import { descend } from '@runsheaf/core/plugin'
import { type Config, type ConfigNode, pythonText, type ResolveOptions, select } from '@runsheaf/hydra-config'

/** A value of a config, and the exact names that lead to it. */
export interface Found {
  readonly names: readonly string[]
  readonly node: ConfigNode
}

/**
 * The value that a key's path means: at each level the longest exact name wins. Interpolations on the way and at the
 * end are resolved.
 *
 * @throws ConfigError for an interpolation that leads nowhere.
 */
export function findNode(config: Config, path: readonly string[], options: () => ResolveOptions): Found | undefined {
  return descend<Found>({ names: [], node: config }, path, ({ names, node }, name) => {
    const child = childOf(node, name)
    if (child === undefined) return undefined
    const below = [...names, name]
    if (child.kind !== 'str' || child.template === undefined) return { names: below, node: child }
    const resolved = select(config, below, options())
    return resolved && { names: below, node: resolved }
  })
}

function childOf(node: ConfigNode, name: string): ConfigNode | undefined {
  if (node.kind === 'list') return /^\d+$/.test(name) ? node.items[Number(name)] : undefined
  if (node.kind !== 'map') return undefined
  const index = node.keys.indexOf(name)
  return node.values[
    index >= 0 ? index : node.keys.findIndex((key) => typeof key !== 'string' && pythonText(key) === name)
  ]
}
