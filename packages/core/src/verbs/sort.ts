import type { Column } from '../columns/column.ts'
import { rank } from '../columns/rank.ts'
import { sortPositions } from '../columns/sort-positions.ts'
import { RunError } from '../contract/errors.ts'
import { parseKey } from '../keys/parse-key.ts'
import { asc, type SortKey } from '../keys/sort-key.ts'
import { fillMissing, readKey } from '../selection/read-key.ts'
import { pickRows, type Selection } from '../selection/selection.ts'
import { refuseMissing } from './missing.ts'

/**
 * The runs in the order of the keys, the first key first; runs with equal keys keep their order. Values of one type come
 * together: booleans, numbers and times, text by code point, anything else. NaN, then null, then missing come last, both ways.
 *
 * @throws RunError ARGUMENT_INVALID for `datasets.*`, COLUMN_TYPE for lists and maps; KEY_MISSING only if the settings ask for it.
 * @param keys names or sort keys.
 * @param options.reverse turns the order of each key round.
 * @example
 * sort(selection, ['model.type', desc('metrics.acc')])
 */
export function sort(
  selection: Selection,
  keys: readonly (string | SortKey)[],
  { reverse = false }: { reverse?: boolean } = {},
): Selection {
  const orders = keys.map((key) => {
    const { key: text, descending, raw } = typeof key === 'string' ? asc(key) : key
    const column = readSortable(selection, text, raw)
    const { missing } = selection.settings
    if (missing === 'error') refuseMissing(selection, text, column)
    return {
      ...rank(missing === 'null' ? fillMissing(column, () => null) : column),
      descending: descending !== reverse,
    }
  })
  if (orders.length === 0) return selection
  return pickRows(selection, sortPositions(selection.rows.length, orders))
}

/** @throws RunError ARGUMENT_INVALID for datasets, of which a run may have many; COLUMN_TYPE for lists and maps. */
function readSortable(selection: Selection, text: string, raw?: boolean): Column {
  const key = parseKey(text)
  if (key.facet === 'datasets')
    throw new RunError('ARGUMENT_INVALID', `${text} cannot be sorted by: a run may have many datasets.`, { key: text })
  const column = readKey(selection, key, { raw: raw ?? false })
  const isNested = (value: unknown) => typeof value === 'object' && value !== null && !(value instanceof Date)
  if (column.type === 'list' || (column.type === 'mixed' && column.values.some(isNested)))
    throw new RunError('COLUMN_TYPE', `${text} holds lists or maps, which have no order to sort by.`, { key: text })
  return column
}
