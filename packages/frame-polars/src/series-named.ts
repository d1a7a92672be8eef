import type { DataFrame, Series } from 'nodejs-polars'

/**
 * A frame's column. A frame answers to property access with a column of that name before its own methods, so none of them
 * can be relied on; the descriptor of a property is always the column.
 */
export function seriesNamed(frame: DataFrame, name: string): Series {
  return Object.getOwnPropertyDescriptor(frame, name)!.value
}

/** The names of a frame's columns, in order, whatever they are. */
export function namesOf(frame: DataFrame): string[] {
  return Reflect.ownKeys(frame) as string[]
}
