import {
  type Config,
  type ConfigNode,
  flatten,
  isDerived,
  type MapNode,
  type SelectOptions,
  select,
} from '@runsheaf/hydra-config'
import { NodeFinder } from './node-finder.ts'

type Path = readonly string[]

/** A leaf as it stands in each config of a kind. */
interface KindLeaf {
  readonly path: Path
  /** Whether it is made of nothing but other values of the config. */
  readonly derived: boolean
  /** Of one that may lead to a map: finds its value. */
  readonly finder: NodeFinder | undefined
}

/** What configs have in common whose leaves stand at the same paths, and of which the same are interpolations. */
export class ConfigKind {
  /** Without empty maps. */
  readonly leaves: readonly KindLeaf[]
  /** The paths of those leaves that are made of nothing but other values of the config. */
  readonly derived: readonly Path[]
  readonly #example: Config
  readonly #doubtful: readonly KindLeaf[]
  /** Where the doubtful leaves led in the last config that was asked for, and its paths. */
  #last: { readonly maps: readonly (MapNode | undefined)[]; readonly paths: readonly Path[] } | undefined

  constructor(example: Config) {
    this.#example = example
    this.leaves = flatten(example).flatMap(({ path, node }) => {
      if (node.kind === 'map') return []
      const finder = mayBeMap(node) ? new NodeFinder(path) : undefined
      finder?.learn(example)
      return [{ path, derived: isDerived(node), finder }]
    })
    this.derived = this.leaves.flatMap(({ path, derived }) => (derived ? [path] : []))
    this.#doubtful = this.leaves.filter(({ finder }) => finder)
  }

  has(config: Config): boolean {
    return isAlike(this.#example, config)
  }

  /** The paths to the leaves of a config of this kind, and into the maps that interpolations lead to. */
  pathsIn(config: Config, options: () => SelectOptions): readonly Path[] {
    const maps = this.#doubtful.map(({ path, finder }) => {
      const node = finder!.usual(config) ?? select(config, path, options())
      return node?.kind === 'map' ? node : undefined
    })
    if (this.#last?.maps.every((map, i) => leadAlike(map, maps[i]))) return this.#last.paths
    const mapAt = new Map(this.#doubtful.map((leaf, i) => [leaf, maps[i]]))
    const paths = this.leaves.flatMap((leaf) => {
      const map = mapAt.get(leaf)
      return map ? leafPaths(map).map((below) => [...leaf.path, ...below]) : [leaf.path]
    })
    this.#last = { maps, paths }
    return paths
  }
}

function leafPaths(map: MapNode): readonly Path[] {
  return flatten(map).flatMap(({ path, node }) => (node.kind === 'map' ? [] : [path]))
}

/** Whether a leaf may turn out to be a map: an interpolation with nothing around it. */
function mayBeMap(node: ConfigNode): boolean {
  return node.kind === 'str' && node.template?.length === 1 && typeof node.template[0] !== 'string'
}

function isAlike(a: ConfigNode, b: ConfigNode): boolean {
  if (a === b) return true
  if (a.kind !== 'map') return b.kind !== 'map' && isDerived(a) === isDerived(b) && mayBeMap(a) === mayBeMap(b)
  if (b.kind !== 'map' || a.keys !== b.keys) return false
  for (let i = 0; i < a.values.length; i++) if (!isAlike(a.values[i]!, b.values[i]!)) return false
  return true
}

const leadAlike = (a: MapNode | undefined, b: MapNode | undefined) => (a && b ? isAlike(a, b) : a === b)
