import type { Column } from '../columns/column.ts'
import { isValid, valueAt } from '../columns/value.ts'
import { cellText, numberText } from './cell-text.ts'

/** Gives the cell of a position. */
export type CellReader = (position: number) => string

/**
 * Reads the values of a column as text, as {@link cellText} writes them; null and missing ones are `''`.
 *
 * @param escapeText applied to text that may hold anything, not to numbers, booleans and times.
 * @example
 * cellReader(columnOf(['a|b', null]), markdownText)(0) // 'a\\|b'
 */
export function cellReader(column: Column, escapeText: (text: string) => string = (text) => text): CellReader {
  const read = valueReader(column, escapeText)
  return column.nullCount === 0 ? read : (i) => (isValid(column, i) ? read(i) : '')
}

/** Each text of a dictionary is escaped once. */
function valueReader(column: Column, escapeText: (text: string) => string): CellReader {
  switch (column.type) {
    case 'dict': {
      const { codes, dictionary } = column
      const texts = new Array<string | undefined>(dictionary.length)
      return (i) => (texts[codes[i]!] ??= escapeText(dictionary[codes[i]!]!))
    }
    case 'f64':
    case 'i32': {
      const { values } = column
      return (i) => numberText(values[i]!)
    }
    case 'utf8':
    case 'list':
    case 'mixed':
      return (i) => escapeText(cellText(valueAt(column, i)))
    case 'i64':
    case 'timestamp':
    case 'bool':
    case 'null':
      return (i) => cellText(valueAt(column, i))
  }
}

/** All cells of a column, as {@link cellReader} gives them. */
export function cellsOf(column: Column, escapeText?: (text: string) => string): string[] {
  const read = cellReader(column, escapeText)
  return Array.from({ length: column.length }, (_, i) => read(i))
}
