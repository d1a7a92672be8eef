import type { Column } from '../columns/column.ts'
import { valuesOf } from '../columns/value.ts'
import { parseKey } from '../keys/parse-key.ts'
import { fillDefault, fillMissing, readKey } from '../selection/read-key.ts'
import type { Selection } from '../selection/selection.ts'
import { presentRuns, refuseMissing, refuseUnreadable } from './missing.ts'

/**
 * The values of a key, one for each run.
 *
 * @param fallback for runs that lack the key: a value, or a function of the run.
 * @throws RunError KEY_MISSING where a run lacks the key and nothing says what then; VALUE_UNREADABLE.
 * @example
 * toList(selection, 'metrics.loss', Number.NaN)
 */
export function toList(selection: Selection, key: string, ...fallback: [unknown?]): unknown[] {
  return valuesOf(readList(selection, key, fallback))
}

/** The column behind {@link toList}. */
export function readList(selection: Selection, key: string, fallback: readonly [unknown?]): Column {
  const { missing } = selection.settings
  if (fallback.length > 0) return readWithDefault(selection, key, fallback[0])
  const column = readKey(selection, parseKey(key))
  refuseUnreadable(selection, key, column)
  if (missing === 'skip') return readKey(presentRuns(selection, [column]), parseKey(key))
  if (missing === 'null') return fillMissing(column, () => null)
  refuseMissing(selection, key, column)
  return column
}

/** The values of a key with a default: a value, or a function of the run. */
export function readWithDefault(selection: Selection, key: string, fallback: unknown): Column {
  const column = readKey(selection, parseKey(key), { tolerant: true })
  refuseUnreadable(selection, key, column)
  return fillDefault(selection, column, fallback, key)
}
