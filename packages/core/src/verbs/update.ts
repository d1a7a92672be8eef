import type { Column } from '../columns/column.ts'
import { compareValues } from '../columns/compare.ts'
import { isMissing, isValid, valueAt } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import { spellings } from '../keys/lookups.ts'
import { parseKey } from '../keys/parse-key.ts'
import { pathsOf } from '../memory/paths-of.ts'
import { RunStore } from '../memory/run-store.ts'
import { implsOfOrigins } from '../selection/impl.ts'
import type { Selection } from '../selection/selection.ts'
import { valueFor } from '../selection/value-for.ts'
import { updatedSource } from '../source/updated-source.ts'
import { refuseUnreadable } from './missing.ts'

export interface UpdateOptions {
  /** Also replaces values that are there. */
  readonly force?: boolean
}

/**
 * The same runs with a value for a key of the config, or one for each of several keys. Fills it in only where a run lacks
 * the key, unless forced; null is a value, and `'???'` makes the key missing. Maps on the way are made where there are none. What it is called on stays as it
 * was; interpolations that lead to the key follow.
 *
 * @param value the value, or a function of the run, which is called only for runs that get it; a list for several keys.
 * @throws RunError ARGUMENT_INVALID for a key that is not of the config, one below a value that is no map, or a list of
 * another length than the keys.
 * @example
 * update(selection, 'model.aspect_ratio', 1)
 * update(selection, ['width', 'height'], (run) => [640, 480], { force: true })
 */
export function update(
  selection: Selection,
  key: string | readonly string[],
  value: unknown,
  { force = false }: UpdateOptions = {},
): Selection {
  const single = typeof key === 'string'
  const targets = (single ? [key] : key).map((name) => targetOf(selection, name, force))
  const updates = targets.map(({ path }) => ({ path, values: new Map<number, unknown>() }))
  for (const [i, row] of selection.rows.entries()) {
    if (!targets.some(({ open }) => open(i))) continue
    const given = valueFor(selection, i, value, String(key))
    const values = single ? [given] : valuesFor(key, given)
    for (const [k, { open }] of targets.entries()) if (open(i)) updates[k]!.values.set(row, values[k])
  }
  const store = updates.reduce((below, change) => {
    if (change.values.size === 0) return below
    const impls = implsOfOrigins([below], (row) => ({ store: below, row }))
    return new RunStore(updatedSource(below, change), { ...below.options, impls })
  }, selection.store)
  return { ...selection, store }
}

/** Where a key stands in the config, and whether a run is to get a value there. */
interface Target {
  readonly path: readonly string[]
  readonly open: (position: number) => boolean
}

function targetOf(selection: Selection, name: string, force: boolean): Target {
  const path = configPath(selection, name)
  const column = columnAt(selection, path)
  refuseUnreadable(selection, name, column)
  if (force) return { path, open: () => true }
  for (let depth = 1; depth < path.length; depth++) refuseBlocked(selection, path.slice(0, depth), column)
  return { path, open: (i) => isMissing(column, i) }
}

const columnAt = ({ store, rows }: Selection, path: readonly string[]) => store.column({ facet: 'cfg', path }, rows)

function configPath(selection: Selection, name: string): readonly string[] {
  const key = parseKey(name)
  if (key.facet && key.facet !== 'cfg' && !(key.facet === 'info' && key.path[0] === key.text)) {
    throw new RunError('ARGUMENT_INVALID', `${name} is no key of the config; only the config can be updated.`, {
      key: name,
    })
  }
  const [exact = key.path, other] = spellings(key.path)
  if (!other) return exact
  const isExact = pathsOf(selection.store, 'cfg', selection.rows).some((path) => compareValues(path, exact) === 0)
  return isExact ? exact : other
}

/** Refuses to put a key below a value that is no map, and would be lost. */
function refuseBlocked(selection: Selection, path: readonly string[], wanted: Column): void {
  const column = columnAt(selection, path)
  for (let i = 0; i < column.length; i++) {
    if (!isMissing(wanted, i) || !isValid(column, i) || typeof valueAt(column, i) === 'object') continue
    const { runId } = selection.store.info(selection.rows[i]!)
    const message = `${path.join('.')} of run ${runId} is ${JSON.stringify(valueAt(column, i))}, which would be lost. Replace it with { force: true }.`
    throw new RunError('ARGUMENT_INVALID', message, { key: path.join('.'), runId })
  }
}

function valuesFor(keys: readonly string[], values: unknown): readonly unknown[] {
  if (Array.isArray(values) && values.length === keys.length) return values
  const found = Array.isArray(values) ? `${values.length} values` : JSON.stringify(values)
  throw new RunError('ARGUMENT_INVALID', `update of ${keys.length} keys wants a list of as many values, not ${found}.`)
}
