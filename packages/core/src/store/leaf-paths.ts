/** The paths to everything in a config that is not a map. Empty maps have no leaves, so they vanish, as in hydraflow. */
export function leafPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  if (!isMap) return path.length > 0 ? [path] : []
  return Object.entries(value).flatMap(([name, item]) => leafPaths(item, [...path, name]))
}
