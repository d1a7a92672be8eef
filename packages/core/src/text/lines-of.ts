import type { Columns } from '../columns/column.ts'
import { cellReader } from './cell-reader.ts'

/**
 * Names, then rows, each on a line of its own.
 *
 * @param escapeText applied to text that may hold anything, names included.
 * @example
 * linesOf(columns, '\t', (text) => text.replaceAll('\t', ' ')) // 'seed\tlr\n1\t0.1\n'
 */
export function linesOf({ length, columns }: Columns, separator: string, escapeText: (text: string) => string): string {
  const readers = columns.map((column) => cellReader(column, escapeText))
  const cells = columns.map(({ name }) => escapeText(name))
  const lines = [`${cells.join(separator)}\n`]
  for (let row = 0; row < length; row++) {
    for (let i = 0; i < readers.length; i++) cells[i] = readers[i]!(row)
    lines.push(`${cells.join(separator)}\n`)
  }
  return lines.join('')
}
