type Path = readonly string[]

/** Everything in a config that is not a map, with the path to it. Empty maps have no leaves, so they vanish, as in hydraflow. */
export function leavesOf(value: unknown, path: Path = []): [path: Path, leaf: unknown][] {
  const isMap = typeof value === 'object' && value !== null && !(Symbol.iterator in value || value instanceof Date)
  if (!isMap) return path.length > 0 ? [[path, value]] : []
  return Object.entries(value).flatMap(([name, item]) => leavesOf(item, [...path, name]))
}

/** The paths to everything in a config that is not a map. */
export const leafPaths = (value: unknown, path?: Path): Path[] => leavesOf(value, path).map(([path]) => path)
