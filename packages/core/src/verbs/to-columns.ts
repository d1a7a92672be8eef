import type { Run } from '../collection/run.ts'
import { columnOf } from '../columns/builder.ts'
import type { Column, Columns, NamedColumn } from '../columns/column.ts'
import { columnsOfRows } from '../columns/columns-of-rows.ts'
import { RunError } from '../contract/errors.ts'
import { parseKey } from '../keys/parse-key.ts'
import { printKey } from '../keys/print-key.ts'
import { pathsOf } from '../memory/paths-of.ts'
import { readConfigPath, readKey } from '../selection/read-key.ts'
import type { Selection } from '../selection/selection.ts'
import { valueFor } from '../selection/value-for.ts'
import { keptColumns } from './missing.ts'
import { readWithDefault } from './to-list.ts'
import { unmixed } from './unmixed.ts'

/**
 * What becomes a column: a key; a key with a default (a value or a function of the run); named functions of the run, one
 * column each; or a function of the run that gives an object, one column for each of its fields.
 */
export type ColumnSpec =
  | string
  | readonly [key: string, fallback: unknown]
  | ((run: any) => unknown)
  | { readonly [name: string]: (run: any) => unknown }

/**
 * Columns of the runs' values; without arguments run id, folder, job name and the whole config, one column for each leaf.
 *
 * @throws RunError COLUMN_MIXED, COLUMN_DUPLICATE, COLUMN_PROMISE, KEY_UNKNOWN; KEY_MISSING only if the settings ask for it.
 * @example
 * toColumns(selection, 'model.type', ['dropout', 0.1], { big: (run) => run.cfg.batch_size > 64 })
 */
export function toColumns(selection: Selection, ...specs: readonly ColumnSpec[]): Columns {
  const { runs, columns } = keptColumns(
    selection,
    specs.length === 0 ? overviewColumns : (runs) => columnsOfSpecs(runs, specs),
  )
  return { length: runs.rows.length, columns: unmixed(runs, columns) }
}

/** The columns of {@link toColumns}, in which values may still be of several types; none without arguments. */
export function columnsOfSpecs(selection: Selection, specs: readonly ColumnSpec[]): NamedColumn[] {
  return specs.flatMap((spec) => columnsOf(selection, spec))
}

const overviewNames = ['run_id', 'run_dir', 'job_name']

function overviewColumns(selection: Selection): NamedColumn[] {
  const info = overviewNames.map((name) => columnOfKey(selection, name, `info.${name}`))
  const paths = pathsOf(selection.store, 'cfg', selection.rows)
  const parents = new Set(paths.flatMap((path) => path.map((_, i) => path.slice(0, i).join('.'))))
  const leaves = paths.filter((path) => path.join('.') === '' || !parents.has(path.join('.')))
  const named = Map.groupBy(leaves, (path) => path.join('.'))
  const cfg = leaves.map((path): NamedColumn => {
    const name = path.join('.')
    const isAmbiguous = named.get(name)!.length > 1
    const own = isAmbiguous ? printKey({ facet: 'cfg', path }) : overviewNames.includes(name) ? `cfg.${name}` : name
    return { ...readConfigPath(selection, path), name: own }
  })
  return [...info, ...cfg]
}

function columnOfKey(selection: Selection, name: string, key = name): NamedColumn {
  return { ...readKey(selection, parseKey(key)), name }
}

function columnsOf(selection: Selection, spec: ColumnSpec): NamedColumn[] {
  if (typeof spec === 'string') return [columnOfKey(selection, spec)]
  if (typeof spec === 'function') return fieldColumns(selection, spec)
  if (isPair(spec)) return [{ ...readWithDefault(selection, ...spec), name: spec[0] }]
  if (typeof spec === 'object' && spec !== null)
    return Object.entries(spec).map(([name, value]) => ({ ...computedColumn(selection, name, value), name }))
  throw new RunError(
    'ARGUMENT_INVALID',
    `A column is a key, [key, default], a function or an object of functions, not ${String(spec)}.`,
  )
}

const isPair = (spec: ColumnSpec): spec is readonly [string, unknown] =>
  Array.isArray(spec) && spec.length === 2 && typeof spec[0] === 'string'

function computedColumn(selection: Selection, name: string, value: unknown): Column {
  if (typeof value !== 'function') {
    throw new RunError(
      'ARGUMENT_INVALID',
      `The column ${name} must be a function of the run, not ${JSON.stringify(value)}.`,
      { name },
    )
  }
  return columnOf(Array.from(selection.rows, (_, i) => valueFor(selection, i, value, name)))
}

/** One column for each field that some run's object has. */
function fieldColumns(selection: Selection, make: (run: Run) => unknown): NamedColumn[] {
  return columnsOfRows(Array.from(selection.rows, (_, i) => fieldsOf(valueFor(selection, i, make, 'a function'))))
}

function fieldsOf(object: unknown): Readonly<Record<string, unknown>> {
  if (typeof object === 'object' && object !== null && !Array.isArray(object)) return object as Record<string, unknown>
  throw new RunError(
    'ARGUMENT_INVALID',
    'A function given to toFrame by position gives an object, a column for each field. For one column, name it: { name: (run) => … }.',
  )
}
