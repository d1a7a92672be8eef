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
  contains,
  at: (items, [position]) => items.at(position),
  item: (items, [key]) => items[key],
  attr: (value, [path]) => attribute(value, path),
  type: (value) => (Array.isArray(value) ? 'generator' : typeof value),
  get: (map: Map<unknown, unknown>, [key, fallback = null]) => map.get(key) ?? fallback,
}

/** What every object of Python has. */
export const commonSteps: Steps<any> = {
  keep: (value) => value,
  root: (_, __, ___, { root }) => root,
  equals_root: (value, _, __, { root }) => value === root,
  hash: (value) => new Map([[value, true]]).get(value),
  repr: String,
  type: (value) => value.constructor.name,
  len: (value) => value.length,
  bool: Boolean,
  list: (value) => [...value],
  iter: (value) => [...value],
  set: (value) => [...new Set(value)],
  sorted: (value) => [...value].sort(),
  reversed: (value) => [...value].reverse(),
}
