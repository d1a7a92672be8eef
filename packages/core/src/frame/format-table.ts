import type { Columns, NamedColumn } from '../columns/column.ts'
import { isNumeric, kindOf } from '../columns/value-kind.ts'
import { displayWidth, padText, shorten } from '../text/display-width.ts'
import { formatCell } from './format-cell.ts'

/** How a table is written as text. */
export interface TableFormat {
  /** The most rows to show; 20 if not given. */
  readonly rows?: number
  /** The most characters of a line; 120 if not given. At least one column is shown. */
  readonly width?: number
}

/** The widest that a cell may be. */
const widestCell = 60
const gap = '  '

/** A table as aligned text, with a last line that says what is not shown. */
export function formatTable({ length, columns }: Columns, { rows = 20, width = 120 }: TableFormat = {}): string {
  const visible = Math.max(0, Math.min(rows, length))
  const blocks: string[][] = []
  let room = width
  for (const column of columns) {
    const block = formatColumn(column, visible)
    room -= displayWidth(block[0]!)
    if (room < 0 && blocks.length > 0) break
    room -= gap.length
    blocks.push(block)
  }
  const hidden = columns.slice(blocks.length).map(({ name }) => name)
  const notes = [
    ...(length > visible ? [`${length - visible} of ${length} rows`] : []),
    ...(hidden.length > 0 ? [`${hidden.length} of ${columns.length} columns (${hidden.join(', ')})`] : []),
  ]
  const lines = Array.from({ length: visible + 1 }, (_, i) => blocks.map((block) => block[i]).join(gap))
  if (length === 0) lines.push('no rows')
  if (notes.length > 0) lines.push(`… not shown: ${notes.join(', ')}`)
  return lines.map((line) => line.trimEnd()).join('\n')
}

/** Head and cells of a column, all of one width: numbers to the right, on the decimal point. */
function formatColumn(column: NamedColumn, rows: number): string[] {
  const cells = Array.from({ length: rows }, (_, i) => formatCell(column, i))
  const numeric = isNumeric(kindOf(column))
  const texts = [column.name, ...(numeric ? alignPoints(cells) : cells)].map((text) => shorten(text, widestCell))
  const width = Math.max(...texts.map(displayWidth))
  return texts.map((text) => padText(text, width, numeric ? 'right' : 'left'))
}

/** Fills decimals up with blanks, so that right-aligned numbers stand on their point. */
function alignPoints(cells: readonly string[]): string[] {
  const decimals = cells.map((cell) => cell.length - `${cell}.`.indexOf('.'))
  const most = Math.max(0, ...decimals)
  return cells.map((cell, i) => cell + ' '.repeat(most - decimals[i]!))
}
