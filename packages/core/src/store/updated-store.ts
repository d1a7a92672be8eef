import { buildColumn, columnOf } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'
import { pushFrom, valueAt } from '../columns/value.ts'
import { descend, ownChild } from '../keys/descend.ts'
import { isPlainObject } from '../keys/plain-object.ts'
import { layer } from './layer.ts'
import { leafPaths } from './leaf-paths.ts'
import type { ReadStore } from './read-store.ts'
import type { ConfigUpdate, FacetKey, RunStore } from './run-store.ts'

/**
 * A store in whose configs some values are others than in the store below, which stays as it is. Interpolations that lead
 * to such a value follow where the store below can tell; where it has only resolved configs there are none.
 */
export function updatedStore(below: ReadStore, { path, values }: ConfigUpdate): RunStore {
  const given = new Map(Array.from(values, ([row, value]) => [row, value === undefined ? missingMarker : value]))
  const following = [...given.values()].every(isPlain) ? below.store.updated?.({ path, values: given }) : undefined
  return following ? overConfigs(below, following) : overResolved(below, { path, values: given })
}

/** What OmegaConf writes for a value that is missing. */
const missingMarker = '???'

/** The configs of one store, and all else of the one below. */
function overConfigs(below: ReadStore, configs: RunStore): RunStore {
  return layer(below.store, {
    diagnostics: () => below.diagnostics,
    ...(configs.derived && { derived: (rows) => configs.derived!(rows) }),
    names: (facet, rows) => (facet === 'cfg' ? configs.names(facet, rows) : below.names(facet, rows)),
    column: (key, rows) => (key.facet === 'cfg' ? configs.column(key, rows) : below.column(key, rows)),
    isRead: (key, rows) => key.facet !== 'cfg' && below.isRead(key, rows),
    record: (index) => configs.record(index),
    ...(configs.updated && { updated: (update) => configs.updated!(update) }),
  })
}

/** Whether a value is plain data, as a config may hold it. */
function isPlain(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== 'object' || value === null) return !['function', 'symbol', 'undefined'].includes(typeof value)
  return isPlainObject(value) && Object.values(value).every(isPlain)
}

function overResolved(below: ReadStore, { path, values: given }: ConfigUpdate): RunStore {
  const values = new Map(Array.from(given, ([row, value]) => [row, value === missingMarker ? undefined : value]))

  const configAt = (row: number, config: unknown) =>
    values.has(row) ? withValue(config, path, values.get(row)) : config
  const configsOf = (rows: Int32Array): unknown[] => {
    const column = below.column({ facet: 'cfg', path: [] }, rows)
    return Array.from(rows, (row, i) => configAt(row, valueAt(column, i)))
  }
  const column = (key: FacetKey, rows: Int32Array): Column => {
    const touched = key.facet === 'cfg' && overlaps(key.path, path) && rows.some((row) => values.has(row))
    if (!touched) return below.column(key, rows)
    if (key.path.length !== path.length)
      return columnOf(configsOf(rows).map((config) => descend(config, key.path, ownChild)))
    const old = below.column(key, rows)
    return buildColumn(rows.length, (builder, i) => {
      if (values.has(rows[i]!)) builder.value(values.get(rows[i]!))
      else pushFrom(builder, old, i)
    })
  }

  return layer(below.store, {
    diagnostics: () => below.diagnostics,
    names: (facet, rows) => {
      const names = below.names(facet, rows)
      if (facet !== 'cfg') return names
      return names.map((paths, i) => {
        const row = rows[i]!
        if (!values.has(row)) return paths
        return [...paths.filter((old) => !overlaps(old, path)), ...leafPaths(values.get(row), path)]
      })
    },
    column,
    record: (index) => ({ ...below.store.record(index), cfg: configsOf(Int32Array.of(index))[0] ?? {} }),
  })
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
