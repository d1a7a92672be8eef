import { ColumnBuilder } from './builder.ts'
import type { Column } from './column.ts'
import { take } from './take.ts'
import { pushFrom } from './value.ts'

/** The column of `column[positions[i]]`, and null where the position is -1. */
export function takeOrNull(column: Column, positions: Int32Array): Column {
  if (!positions.includes(-1)) return take(column, positions)
  const builder = new ColumnBuilder()
  for (const position of positions) {
    if (position < 0) builder.null()
    else pushFrom(builder, column, position)
  }
  return builder.finish()
}
