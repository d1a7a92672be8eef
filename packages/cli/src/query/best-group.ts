import { type Columns, type NamedColumn, take } from '@runsheaf/core/plugin'
import { columnNumbers } from './column-numbers.ts'

/** Groups in an order, and how it came about. */
export interface Ranking {
  readonly columns: Columns
  /** How many of the first groups are equally the best; 0 where they are not ranked. */
  readonly best: number
}

/** The groups with the best value of a column first; those without a value are last. */
export function rankGroups(columns: Columns, by: NamedColumn | undefined, smallest: boolean): Ranking {
  if (!by) return { columns, best: 0 }
  const values = columnNumbers(by)
  const sign = smallest ? 1 : -1
  const order = Int32Array.from(values, (_, i) => i).sort(
    (a, b) => sortValue(values[a]! * sign) - sortValue(values[b]! * sign) || a - b,
  )
  const top = values[order[0] ?? -1]
  const best = top === undefined || Number.isNaN(top) ? 0 : values.filter((value) => value === top).length
  return { columns: takeRows(columns, order), best }
}

/** Rows of columns, in an order. */
export function takeRows({ columns }: Columns, rows: Int32Array): Columns {
  return { length: rows.length, columns: columns.map((column) => ({ ...take(column, rows), name: column.name })) }
}

/** A number to sort by: what has no value is last. */
export const sortValue = (value: number) => (Number.isNaN(value) ? Number.MAX_VALUE : value)
