import type { Columns, NamedColumn } from '../columns/column.ts'
import { displayWidth, shorten } from '../text/display-width.ts'
import { formatCell } from './format-cell.ts'

/** How a table is written as text. */
export interface TableFormat {
  /** The most rows to show; 20 if not given. */
  readonly rows?: number
  /** The most characters of a line; 120 if not given. At least one column is shown. */
  readonly width?: number
}

/** The most characters of a cell. */
const widestCell = 60
const gap = '  '

/** A table as aligned text, with a last line that says what is not shown. */
export function formatTable({ length, columns }: Columns, { rows = 20, width = 120 }: TableFormat = {}): string {
  const shownRows = Math.max(0, Math.min(rows, length))
  const blocks: string[][] = []
  let used = 0
  for (const column of columns) {
    const block = formatColumn(column, shownRows)
    used += displayWidth(block[0]!) + (used > 0 ? gap.length : 0)
    if (used > width && blocks.length > 0) break
    blocks.push(block)
  }
  const lines = Array.from({ length: shownRows + 1 }, (_, i) =>
    blocks
      .map((block) => block[i])
      .join(gap)
      .trimEnd(),
  )
  const notes = [
    countOf(length - shownRows, 'row'),
    countOf(columns.length - blocks.length, 'column', columns.slice(blocks.length)),
  ].filter((note) => note !== '')
  const size = columns.length === 0 ? ['no columns'] : length === 0 ? ['no rows'] : []
  return [...lines, ...size, ...(notes.length > 0 ? [`… ${notes.join(', ')}`] : [])].join('\n')
}

function countOf(count: number, noun: string, columns: readonly NamedColumn[] = []): string {
  if (count === 0) return ''
  const names = columns.length > 0 ? ` (${columns.map(({ name }) => name).join(', ')})` : ''
  return `${count.toLocaleString('en')} more ${noun}${count === 1 ? '' : 's'}${names}`
}

/** Head and cells of a column, all of one width: numbers to the right, on the decimal point. */
function formatColumn(column: NamedColumn, rows: number): string[] {
  const numeric = column.type === 'f64' || column.type === 'i32' || column.type === 'i64'
  const cells = Array.from({ length: rows }, (_, i) => shorten(formatCell(column, i), widestCell))
  const aligned = column.type === 'f64' ? alignPoints(cells) : cells
  const all = [shorten(column.name, widestCell), ...aligned]
  const width = Math.max(...all.map(displayWidth))
  return all.map((text) => {
    const blanks = ' '.repeat(width - displayWidth(text))
    return numeric ? blanks + text : text + blanks
  })
}

/** Fills decimals up with blanks, so that right-aligned numbers stand on their point. */
function alignPoints(cells: readonly string[]): string[] {
  const decimals = cells.map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? cell.length - `${cell}.`.indexOf('.') : 0))
  const most = Math.max(0, ...decimals)
  return cells.map((cell, i) =>
    decimals[i] === 0 && !/^-?\d+$/.test(cell) ? cell : cell + ' '.repeat(most - decimals[i]!),
  )
}
