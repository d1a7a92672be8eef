import type { Columns } from '../columns/column.ts'
import { columnNamed } from '../columns/column-named.ts'
import { distinct, distinctTuples } from '../columns/distinct.ts'
import { take, takeRows } from '../columns/take.ts'
import { formatCell } from './format-cell.ts'

/**
 * One row for each combination of the row keys, and one column for each value of another key.
 *
 * @param values for each combination of row keys and column key, in order of first appearance, its value.
 */
export function pivotColumns(table: Columns, rows: readonly string[], column: string, values: Columns): Columns {
  const keys = rows.map((name) => columnNamed(table, name))
  const spread = columnNamed(table, column)
  const [byRow, byColumn] = [distinctTuples(keys, table.length), distinct(spread)]
  const both = distinctTuples([...keys, spread], table.length)
  const cells = Array.from(byColumn.firsts, () => new Int32Array(byRow.firsts.length).fill(-1))
  for (const [cell, row] of both.firsts.entries()) cells[byColumn.codes[row]!]![byRow.codes[row]!] = cell
  const [value] = values.columns.slice(-1)
  return {
    length: byRow.firsts.length,
    columns: [
      ...takeRows(keys, byRow.firsts),
      ...cells.map((positions, i) => ({
        ...take(value!, positions),
        name: formatCell(spread, byColumn.firsts[i]!),
      })),
    ],
  }
}
