import { buildColumn } from '../columns/builder.ts'
import type { Column } from '../columns/column.ts'

/** A column of one number for each group, null where there is none. */
export function numberColumn(
  length: number,
  numberAt: (group: number) => number | undefined,
  integers = false,
): Column {
  return buildColumn(length, (builder, group) => {
    const number = numberAt(group)
    if (number === undefined) builder.null()
    else if (integers) builder.int(number)
    else builder.float(number)
  })
}
