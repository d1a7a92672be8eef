import type { GroupedRuns } from '@runsheaf/core'
import { Tuple } from '../python.ts'
import { absent } from './collection.ts'
import type { Steps } from './step.ts'

type Groups = GroupedRuns<any, any, any, any>

const keyOf = (key: unknown) => (key instanceof Tuple ? [...key.items] : [key]) as any
/** A key that is itself a list. */
const keysOf = (groups: Groups, key: unknown) =>
  groups.by.length === 1 && key instanceof Tuple ? [key.items] : keyOf(key)

/** hydraflow's `GroupBy`, and the dict that it was in 0.15.1. */
export const groupSteps: Steps<Groups> = {
  item: (groups, [key]) => groups.get(...keysOf(groups, key)) ?? absent('KeyError'),
  get: (groups, [key, fallback = null]) => groups.get(...keysOf(groups, key)) ?? fallback,
  contains: (groups, [key]) => groups.has(...keysOf(groups, key)),
  iter: (groups) => [...groups.keys()],
  list: (groups) => [...groups.keys()],
  keys: (groups) => [...groups.keys()],
  values: (groups) => [...groups.values()],
  items: (groups) => [...groups.entries()],
  dict: (groups) => new Map(groups.entries()),
  len: (groups) => groups.size,
  bool: (groups) => groups.size > 0,
  agg: (groups, names, aggregates) => groups.agg(...names, ...(Object.keys(aggregates).length > 0 ? [aggregates] : [])),
  attr: (groups, [path]) =>
    path === 'by' ? groups.by : path === 'groups' ? new Map(groups.entries()) : absent('AttributeError'),
}
