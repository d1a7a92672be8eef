import type { Columns } from '../columns/column.ts'
import { columnNamed } from '../columns/column-named.ts'
import { concatColumns } from '../columns/concat.ts'
import { distinctTuples } from '../columns/distinct.ts'
import { groupsOf } from '../columns/groups.ts'
import { takeRows } from '../columns/take.ts'
import { isValid } from '../columns/value.ts'

export interface JoinOptions<K extends string = string> {
  /** The columns that must be equal, of the same names in both tables. */
  readonly on: K | readonly K[]
  /** Whether rows without a partner are left out (`inner`, the default) or keep null in the other's columns (`left`). */
  readonly how?: 'inner' | 'left'
}

/**
 * Each row of the left columns with each row of the right ones that has the same values in the columns joined on, in the
 * order of the left. Null equals nothing; numbers are equal across types.
 *
 * @throws RunError KEY_UNKNOWN; COLUMN_DUPLICATE where another column has the same name in both.
 */
export function joinColumns(left: Columns, right: Columns, { on, how = 'inner' }: JoinOptions): Columns {
  const names = [on].flat()
  const keys = names.map((name) => [columnNamed(left, name), columnNamed(right, name)] as const)
  const { codes, firsts } = distinctTuples(keys.map(concatColumns), left.length + right.length)
  const { order, starts } = groupsOf(codes.subarray(left.length), firsts.length)
  const isWhole = (row: number) => keys.every(([, column]) => isValid(column, row))
  const unmatched = how === 'left' ? [-1] : []
  const leftRows: number[] = []
  const rightRows: number[] = []
  for (let row = 0; row < left.length; row++) {
    const found = order.subarray(starts[codes[row]!], starts[codes[row]! + 1])
    for (const match of found.length > 0 && isWhole(found[0]!) ? found : unmatched) {
      leftRows.push(row)
      rightRows.push(match)
    }
  }
  const others = right.columns.filter(({ name }) => !names.includes(name))
  const columns = [
    ...takeRows(left.columns, Int32Array.from(leftRows)),
    ...takeRows(others, Int32Array.from(rightRows)),
  ]
  return { length: leftRows.length, columns }
}
