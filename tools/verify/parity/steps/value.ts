import { existsSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { attribute } from '../attribute.ts'
import { contains } from '../python.ts'
import type { Steps } from './step.ts'

/** Python's own functions on lists, texts and maps. */
export const valueSteps: Steps<any> = {
  names: (paths: string[]) => paths.map((path) => basename(path)).sort(),
  paths: (paths: string[], _, __, { folder }) => paths.map((path) => relative(folder, path)).sort(),
  exists: (path: string) => existsSync(path),
  len: (items) => items.length ?? Object.keys(items).length,
  bool: Boolean,
  list: (items) => [...items],
  iter: (items) => [...items],
  sorted: (items) => [...items].sort(),
  reversed: (items) => [...items].reverse(),
  set: (items) => [...new Set(items)],
  contains,
  at: (items, [position]) => items.at(position),
  item: (items, [key]) => items[key],
  attr: (value, [path]) => attribute(value, path),
  type: (value) => (Array.isArray(value) ? 'generator' : typeof value),
  get: (map: Map<unknown, unknown>, [key, fallback = null]) => map.get(key) ?? fallback,
}
