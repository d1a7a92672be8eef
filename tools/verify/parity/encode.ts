import { relative } from 'node:path'
import {
  ColumnTable,
  GroupedRuns,
  isRunError,
  type NamedColumn,
  Run,
  RunCollection,
  type RunInfo,
} from '@runsheaf/core'
import { isValid, valueAt } from '@runsheaf/core/plugin'
import { PythonError } from './python.ts'

/**
 * A value of ours in the forms of the golden data, in which a failing case is shown. A number in a column says of which
 * kind it is; any other whole number is `{ $number }`, since JavaScript has one kind.
 */
export function encode(value: unknown, folder: string): unknown {
  const inner = (item: unknown) => encode(item, folder)
  if (value == null) return null
  if (typeof value === 'number') return Number.isInteger(value) ? { $number: value } : encodeFloat(value)
  if (typeof value === 'bigint') return { $int: String(value) }
  if (typeof value === 'string') return value.startsWith(folder) ? { $path: relative(folder, value) } : value
  if (typeof value === 'function') return { $callable: true }
  if (typeof value !== 'object') return value
  if (value instanceof Error) return { error: nameOf(value) }
  if (value instanceof Run) return { $run: value.info.runId }
  if (value instanceof RunCollection) return { $runs: value.map((run) => run.info.runId) }
  if (value instanceof GroupedRuns) return encodeGroups(value, inner)
  if (value instanceof ColumnTable) return encodeFrame(value, folder)
  if (value instanceof Float64Array) return { $array: [...value].map(encodeFloat) }
  if (isSeries(value)) return { $series: encodeColumn(value, folder) }
  if (Array.isArray(value)) return value.map(inner)
  if (value instanceof Map) return { $map: [...value].map(([key, item]) => [inner(key), inner(item)]) }
  return encodeMap(value, inner)
}

function nameOf(error: Error): string {
  return isRunError(error) ? error.code : error instanceof PythonError ? error.name : `${error.name}: ${error.message}`
}

function encodeFloat(value: number): unknown {
  if (Number.isFinite(value) && !Number.isInteger(value)) return value
  const text = Number.isNaN(value)
    ? 'nan'
    : Number.isFinite(value)
      ? `${Object.is(value, -0) ? '-0' : value}.0`
      : String(value)
  return { $float: text.replace('Infinity', 'inf') }
}

function encodeGroups(groups: GroupedRuns<any, any, any, any>, inner: (item: unknown) => unknown): unknown {
  const entries = [...groups.entries()].map(([key, runs]) => [inner(key), runs.map((run: Run) => run.info.runId)])
  return { $groups: { by: groups.by, groups: entries } }
}

function encodeFrame(frame: ColumnTable, folder: string): unknown {
  const { length, columns } = frame.toColumns()
  return { $frame: { height: length, columns: columns.map((column) => encodeColumn(column, folder)) } }
}

function isSeries(value: object): value is NamedColumn {
  return 'type' in value && 'name' in value && 'nullCount' in value
}

function encodeColumn(column: NamedColumn, folder: string): unknown {
  const values = Array.from({ length: column.length }, (_, i) => {
    const value = isValid(column, i) ? valueAt(column, i) : null
    if (typeof value === 'number' && column.type === 'f64') return encodeFloat(value)
    if (typeof value === 'number' && (column.type === 'i32' || column.type === 'i64')) return value
    return encode(value, folder)
  })
  return { name: column.name, type: column.type, values }
}

function encodeMap(map: object, inner: (item: unknown) => unknown): unknown {
  if ('runId' in map && 'jobName' in map) return encodeInfo(map as RunInfo, inner)
  const kind = map.constructor?.name
  if (kind && kind !== 'Object') return { $impl: kind }
  return Object.fromEntries(Object.entries(map).map(([name, item]) => [name, inner(item)]))
}

function encodeInfo({ runId, runDir, jobName }: RunInfo, inner: (item: unknown) => unknown): unknown {
  return { $info: { run_id: runId, run_dir: inner(runDir), job_name: jobName } }
}
