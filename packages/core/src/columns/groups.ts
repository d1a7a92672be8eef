/** Rows in groups. The rows of group `g` are `order[starts[g] … starts[g + 1]]`. */
export interface Groups {
  /** The group of each row. */
  readonly codes: Int32Array
  readonly starts: Int32Array
  readonly order: Int32Array
}

/** The number of groups. */
export const groupCount = ({ starts }: Pick<Groups, 'starts'>): number => starts.length - 1

/** The rows of a group. */
export const rowsIn = ({ order, starts }: Groups, group: number): Int32Array =>
  order.subarray(starts[group], starts[group + 1])

/** The groups of rows that are numbered from 0 up to `count`; in a group, rows keep their order. */
export function groupsOf(codes: Int32Array, count: number): Groups {
  const starts = new Int32Array(count + 1)
  for (let i = 0; i < codes.length; i++) starts[codes[i]! + 1]!++
  for (let g = 0; g < count; g++) starts[g + 1]! += starts[g]!
  const next = starts.slice()
  const order = new Int32Array(codes.length)
  for (let i = 0; i < codes.length; i++) order[next[codes[i]!]!++] = i
  return { codes, starts, order }
}
