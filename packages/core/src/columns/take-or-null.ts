import { buildColumn } from './builder.ts'
import type { Column } from './column.ts'
import { take } from './take.ts'
import { pushFrom } from './value.ts'

/** The column of `column[positions[i]]`, and null where the position is -1. */
export function takeOrNull(column: Column, positions: Int32Array): Column {
  if (!positions.includes(-1)) return take(column, positions)
  return buildColumn(positions.length, (builder, i) => {
    if (positions[i]! < 0) builder.null()
    else pushFrom(builder, column, positions[i]!)
  })
}
