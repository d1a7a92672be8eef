import { type Config, type ConfigNode, flatten, type SelectOptions, select } from '@runsheaf/hydra-config'

type Paths = readonly (readonly string[])[]

/** The paths of the leaves of many configs, of which most have the same keys: such configs share one list. */
export class LeafNames {
  #last: { readonly config: Config; readonly paths: Paths } | undefined

  of(config: Config, options: () => SelectOptions): Paths {
    if (this.#last && isAlike(this.#last.config, config)) return this.#last.paths
    const paths = flatten(config).flatMap(({ path, node }) => leavesOf(config, path, node, options))
    this.#last = { config, paths }
    return paths
  }
}

/** Whether two configs surely have the same leaves. */
function isAlike(a: ConfigNode, b: ConfigNode): boolean {
  if (a.kind !== 'map') return b.kind !== 'map' && !mayBeMap(a) && !mayBeMap(b)
  if (b.kind !== 'map' || a.keys !== b.keys) return false
  for (let i = 0; i < a.values.length; i++) if (!isAlike(a.values[i]!, b.values[i]!)) return false
  return true
}

/** Whether a leaf may turn out to be a map: an interpolation with nothing around it. */
function mayBeMap(node: ConfigNode): boolean {
  return node.kind === 'str' && node.template?.length === 1 && typeof node.template[0] !== 'string'
}

/** The leaves at a leaf: an interpolation may lead to a map, and an empty map has none. */
function leavesOf(config: Config, path: readonly string[], node: ConfigNode, options: () => SelectOptions): Paths {
  if (node.kind === 'map') return []
  if (!mayBeMap(node)) return [path]
  const resolved = select(config, path, options())
  if (resolved?.kind !== 'map') return [path]
  return flatten(resolved).flatMap((leaf) => (leaf.node.kind === 'map' ? [] : [[...path, ...leaf.path]]))
}
