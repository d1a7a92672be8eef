import { descend } from '@runsheaf/core/plugin'
import {
  type Config,
  type ConfigNode,
  isMissing,
  type MapNode,
  pythonText,
  type ResolveOptions,
  type StrNode,
  select,
  substitute,
} from '@runsheaf/hydra-config'

/** A value of a config, and the exact names that lead to it. */
export interface Found {
  readonly names: readonly string[]
  readonly node: ConfigNode
}

/** A map on the way to a value: its keys, and the place of the value among them. */
interface Step {
  readonly keys: MapNode['keys']
  readonly place: number
}

/**
 * Finds the value that a key's path means in many configs: at each level the longest exact name wins. Interpolations on
 * the way and at the end are resolved. Configs of a sweep share their keys, so that the way is looked for but once.
 */
export class NodeFinder {
  readonly #path: readonly string[]
  #way: readonly Step[] | undefined

  constructor(path: readonly string[]) {
    this.#path = path
  }

  /** The value, if it needs no resolving but the simplest, and lies where that of an earlier config did. */
  usual(config: Config): ConfigNode | undefined {
    let node: ConfigNode = config
    if (!this.#way) return undefined
    for (const { keys, place } of this.#way) {
      if (node.kind !== 'map' || node.keys !== keys) return undefined
      node = node.values[place]!
    }
    if (isInterpolation(node)) return substitute(config, node)
    return isSettled(node) && !isMissing(node) ? node : undefined
  }

  /** Remembers where the value lies in a config, if no interpolation has to be followed. */
  learn(config: Config): void {
    const found = descend<Found>({ names: [], node: config }, this.#path, ({ names, node }, name) => {
      const child = childOf(node, name)
      return child && { names: [...names, name], node: child }
    })
    this.#way = found && wayTo(config, found.names)
  }

  /** @throws ConfigError for an interpolation that leads nowhere. */
  find(config: Config, options: () => ResolveOptions): Found | undefined {
    const found = search(config, this.#path, options)
    if (found) this.#way = wayTo(config, found.names)
    return found
  }
}

function search(config: Config, path: readonly string[], options: () => ResolveOptions): Found | undefined {
  return descend<Found>({ names: [], node: config }, path, ({ names, node }, name) => {
    const child = childOf(node, name)
    if (child === undefined) return undefined
    const below = [...names, name]
    if (!isInterpolation(child)) return { names: below, node: child }
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

/** Whether there is no interpolation in a value. */
function isSettled(node: ConfigNode): boolean {
  if (node.kind === 'list') return node.items.every(isSettled)
  return node.kind === 'map' ? node.values.every(isSettled) : !isInterpolation(node)
}

const isInterpolation = (node: ConfigNode): node is StrNode => node.kind === 'str' && node.template !== undefined

/** The way that names go through maps alone; none through lists, interpolations and keys that are no text. */
function wayTo(config: Config, names: readonly string[]): readonly Step[] | undefined {
  const way: Step[] = []
  let node: ConfigNode | undefined = config
  for (const name of names) {
    if (node?.kind !== 'map') return undefined
    const place = node.keys.indexOf(name)
    if (place < 0) return undefined
    way.push({ keys: node.keys, place })
    node = node.values[place]
  }
  return way
}
