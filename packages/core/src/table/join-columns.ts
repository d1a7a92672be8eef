import { checkColumns } from '../columns/check-columns.ts'
import type { Column, Columns } from '../columns/column.ts'
import { concatColumns } from '../columns/concat.ts'
import { distinctTuples } from '../columns/distinct.ts'
import { groupsOf } from '../columns/groups.ts'
import { take } from '../columns/take.ts'
import { isValid } from '../columns/value.ts'
import { columnNamed } from './column-named.ts'

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
  const names: readonly string[] = typeof on === 'string' ? [on] : on
  const pairs = pairRows(left, right, names, how === 'left')
  const others = right.columns.filter(({ name }) => !names.includes(name))
  const joined = {
    length: pairs.left.length,
    columns: [
      ...left.columns.map((column) => ({ ...take(column, pairs.left), name: column.name })),
      ...others.map((column) => ({ ...take(column, pairs.right), name: column.name })),
    ],
  }
  checkColumns(joined)
  return joined
}

/** Positions of rows that belong together; -1 where a left row is alone. */
function pairRows(left: Columns, right: Columns, names: readonly string[], keepAlone: boolean) {
  const keys = names.map((name) => [columnNamed(left, name), columnNamed(right, name)] as const)
  const { codes, firsts } = distinctTuples(keys.map(concatColumns), left.length + right.length)
  const partners = groupsOf(codes.subarray(left.length), firsts.length)
  const rightKeys = keys.map(([, column]) => column)
  const pairs: { left: number[]; right: number[] } = { left: [], right: [] }
  for (let row = 0; row < left.length; row++) {
    const group = codes[row]!
    const candidates = partners.order.subarray(partners.starts[group], partners.starts[group + 1])
    const found = candidates.length > 0 && allValid(rightKeys, candidates[0]!) ? candidates : []
    for (const partner of found) {
      pairs.left.push(row)
      pairs.right.push(partner)
    }
    if (found.length === 0 && keepAlone) {
      pairs.left.push(row)
      pairs.right.push(-1)
    }
  }
  return { left: Int32Array.from(pairs.left), right: Int32Array.from(pairs.right) }
}

const allValid = (columns: readonly Column[], row: number) => columns.every((column) => isValid(column, row))
