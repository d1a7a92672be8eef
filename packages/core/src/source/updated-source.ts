import { buildColumn } from '../columns/builder.ts'
import { pushFrom, valueAt } from '../columns/value.ts'
import type { ConfigUpdate, RunSource } from '../contract/run-source.ts'
import { isPlainObject } from '../general/plain-object.ts'
import { descend, ownChild } from '../keys/descend.ts'
import { leafPaths } from '../keys/leaves-of.ts'
import { RunStore } from '../memory/run-store.ts'
import { deliver, type RunReader, readablesOf } from './deliver.ts'
import { layeredSource } from './layered-source.ts'

/**
 * The runs of a store, with configs in which some values are others. Interpolations that lead to such a value follow where
 * the store's source can tell; where it has only resolved configs there are none.
 */
export function updatedSource(below: RunStore, { path, values }: ConfigUpdate): RunSource {
  const given = new Map(Array.from(values, ([row, value]) => [row, value === undefined ? missingMarker : value]))
  const following = [...given.values()].every(isPlain) ? below.source.updated?.({ path, values: given }) : undefined
  if (!following) {
    const changed = changedConfigs(below, { path, values: given })
    return layeredSource(below, {
      configs: {
        deliver: (request, sink) => deliver(changed, request, sink),
        readAhead: (request) => below.read(readablesOf(request), request.rows, request),
      },
    })
  }
  const configs = new RunStore(following, below.options)
  return layeredSource(below, {
    configs: {
      deliver: (request, sink) => deliver(configs, request, sink),
      readAhead: (request) => configs.read(readablesOf(request), request.rows, request),
    },
    ...(following.updated && { updated: (update) => following.updated!(update) }),
  })
}

/** What OmegaConf writes for a value that is missing. */
const missingMarker = '???'

/** Whether a value is plain data, as a config may hold it. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return !['undefined', 'function', 'symbol'].includes(typeof value)
  return (Array.isArray(value) || isPlainObject(value)) && Object.values(value).every(isPlain)
}

/** Resolved configs with other values at a path. */
function changedConfigs(below: RunStore, { path, values }: ConfigUpdate): RunReader {
  const newValue = (row: number) => (values.get(row) === missingMarker ? undefined : values.get(row))
  return {
    derived: (rows) => below.derived(rows),
    names: (facet, rows) =>
      below.names(facet, rows).map((paths, i) => {
        const row = rows[i]!
        if (!values.has(row)) return paths
        return [...paths.filter((old) => !overlaps(old, path)), ...leafPaths(newValue(row), path)]
      }),
    column: (key, rows) => {
      const old = below.column(key, rows)
      if (!overlaps(key.path, path) || !rows.some((row) => values.has(row))) return old
      const within = path.slice(key.path.length)
      const beyond = key.path.slice(path.length)
      return buildColumn(rows.length, (builder, i) => {
        const row = rows[i]!
        if (!values.has(row)) pushFrom(builder, old, i)
        else builder.value(descend(withValue(valueAt(old, i), within, newValue(row)), beyond, ownChild))
      })
    },
  }
}

/** Whether one path is the other, or leads to it. */
function overlaps(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length).every((name, i) => name === b[i])
}

/** A copy of a config with a value at a path; the maps on the way are made where there are none. */
function withValue(config: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (Array.isArray(config)) return config.with(Number(name), withValue(config[Number(name)], rest, value))
  const map = typeof config === 'object' && config !== null ? (config as Readonly<Record<string, unknown>>) : {}
  return { ...map, [name]: withValue(map[name], rest, value) }
}
