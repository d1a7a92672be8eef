/** The paths to everything in a config that is not a map, and to its empty maps. */
export function leafPaths(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
  const entries = isMap ? Object.entries(value) : []
  if (entries.length === 0) return path.length > 0 ? [path] : []
  return entries.flatMap(([name, item]) => leafPaths(item, [...path, name]))
}
