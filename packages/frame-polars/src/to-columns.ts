import { fromArrowIPC } from '@runsheaf/core/arrow'
import type { Columns } from '@runsheaf/core/plugin'
import type { DataFrame } from 'nodejs-polars'
import { loadPolars } from './load-polars.ts'
import { namesOf, seriesNamed } from './series-named.ts'

/**
 * The columns of a frame, by Arrow IPC, so that no value goes through a JavaScript number that cannot hold it.
 *
 * @throws RunError COLUMN_TYPE for types that columns cannot hold, such as `Duration`, and for times finer than milliseconds.
 */
export function toColumns(frame: DataFrame): Columns {
  const names = namesOf(frame)
  if (names.length === 0) return { length: 0, columns: [] }
  const writable = names.includes('writeIPCStream') ? numbered(frame, names) : frame
  const { length, columns } = fromArrowIPC(writable.writeIPCStream())
  return { length, columns: columns.map((column, i) => ({ ...column, name: names[i]! })) }
}

/** The frame under names that are none of its methods. */
function numbered(frame: DataFrame, names: readonly string[]): DataFrame {
  return loadPolars().DataFrame(names.map((name, i) => seriesNamed(frame, name).alias(`column ${i}`)))
}
