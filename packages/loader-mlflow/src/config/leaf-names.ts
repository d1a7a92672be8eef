import { type Config, flatten, type MapNode, type SelectOptions, select } from '@runsheaf/hydra-config'
import { AlikeConfigs, isAlike, mayBeMap } from './alike-configs.ts'

type Path = readonly string[]

interface Leaves {
  readonly paths: readonly Path[]
  /** Interpolations that may lead to maps, and the maps to which they do. */
  readonly led: readonly { readonly path: Path; readonly map: MapNode | undefined }[]
}

/** The paths of the leaves of many configs, of which most have the same keys: such configs share one list. */
export class LeafNames {
  readonly #known = new AlikeConfigs<Leaves>()

  of(config: Config, options: () => SelectOptions): readonly Path[] {
    const mapAt = (path: Path) => {
      const node = select(config, path, options())
      return node?.kind === 'map' ? node : undefined
    }
    const known = this.#known.get(config)
    if (known?.led.every(({ path, map }) => leadAlike(map, mapAt(path)))) return known.paths
    const leaves = flatten(config)
    const led = leaves.flatMap(({ path, node }) => (mayBeMap(node) ? [{ path, map: mapAt(path) }] : []))
    const maps = new Map(led.map(({ path, map }) => [path, map]))
    const paths = leaves.flatMap(({ path, node }) => {
      const map = maps.get(path)
      if (map) return pathsIn(map).map((below) => [...path, ...below])
      return node.kind === 'map' ? [] : [path]
    })
    this.#known.set(config, { paths, led })
    return paths
  }
}

/** The leaves of a map; an empty map has none. */
function pathsIn(map: MapNode): readonly Path[] {
  return flatten(map).flatMap(({ path, node }) => (node.kind === 'map' ? [] : [path]))
}

const leadAlike = (a: MapNode | undefined, b: MapNode | undefined) => (a && b ? isAlike(a, b) : a === b)
