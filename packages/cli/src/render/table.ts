import { displayWidth, shorten } from '@runsheaf/core/text'
import { padText } from './pad-text.ts'

/** A column of a table on a terminal; its cells are safe text, formatted. */
export interface TableColumn {
  readonly label: string
  readonly cells: readonly string[]
  readonly align: 'left' | 'right'
  /** Where not all columns fit, those of low rank stay. */
  readonly rank: number
  /** The least width to which cells may be cut; none: they are never cut. */
  readonly least?: number
  /** To this width cells are cut rather than the column left out. */
  readonly squeezed?: number
  /** Dresses a padded cell. */
  readonly style?: (cell: string, row: number) => string
}

/** A table laid out: its lines, and which of the columns they show. */
export interface Layout {
  readonly lines: readonly string[]
  readonly shown: ReadonlySet<TableColumn>
}

/** A column that can be cut is wider only where there is room to spare. */
const widest = 40
const gap = '  '

/**
 * Lays a table out in a width: columns of low rank first, then whichever else fits. Cells are never broken over lines.
 *
 * @param cut marks where a cell was cut.
 */
export function layOut(columns: readonly TableColumn[], width: number, cut: string): Layout {
  const widths = columnWidths(columns, width)
  const shown = columns.filter((column) => widths.has(column))
  const rows = Math.max(0, ...columns.map(({ cells }) => cells.length))
  const line = (texts: readonly string[]) => (gap + texts.join(gap)).trimEnd()
  const header = line(shown.map((column) => fit(column, column.label, widths.get(column)!, cut)))
  const body = Array.from({ length: rows }, (_, row) =>
    line(
      shown.map((column) => {
        const cell = fit(column, column.cells[row] ?? '', widths.get(column)!, cut)
        return column.style && cell.trim() !== '' ? column.style(cell, row) : cell
      }),
    ),
  )
  return { lines: [header, ...body], shown: new Set(shown) }
}

/**
 * The widths of the columns that are shown: first all have what they need at least, then what is left goes by rank, and then
 * to those that are still cut.
 */
function columnWidths(columns: readonly TableColumn[], width: number): ReadonlyMap<TableColumn, number> {
  const widths = new Map<TableColumn, number>()
  let room = width
  for (const column of [...columns].sort((a, b) => a.rank - b.rank)) {
    const least = Math.min(naturalWidth(column), column.least ?? Number.POSITIVE_INFINITY)
    const found = [least, column.squeezed].find((one) => one !== undefined && gap.length + one <= room)
    if (found === undefined && widths.size > 0) continue
    widths.set(column, found ?? least)
    room -= gap.length + (found ?? least)
  }
  for (const wanted of [naturalWidth, fullWidth]) {
    for (const [column, width] of widths) {
      const grown = Math.min(wanted(column), Math.max(width, width + room))
      widths.set(column, grown)
      room -= grown - width
    }
  }
  return widths
}

/** All columns, in as many tables one below the other as it takes; the first column is repeated in each. */
export function layOutAll(columns: readonly TableColumn[], width: number, cut: string): string[] {
  const [first, ...rest] = columns
  if (!first) return []
  const lines: string[] = []
  for (let at = 0; at === 0 || at < rest.length; ) {
    let count = 0
    let taken = gap.length + naturalWidth(first)
    while (at + count < rest.length && (count === 0 || taken + gap.length + naturalWidth(rest[at + count]!) <= width)) {
      taken += gap.length + naturalWidth(rest[at + count]!)
      count++
    }
    const block = rest.slice(at, at + count).map((column) => ({ ...column, rank: 1 }))
    const layout = layOut([{ ...first, rank: 0 }, ...block], Math.max(width, taken), cut)
    lines.push(...(lines.length > 0 ? [''] : []), ...layout.lines)
    at += Math.max(1, count)
  }
  return lines
}

/** The width in which no cell is cut. */
function fullWidth({ label, cells }: TableColumn): number {
  return cells.reduce((width, cell) => Math.max(width, displayWidth(cell)), displayWidth(label))
}

function naturalWidth(column: TableColumn): number {
  const full = fullWidth(column)
  return column.least === undefined ? full : Math.min(full, Math.max(widest, column.least))
}

function fit(column: TableColumn, text: string, width: number, cut: string): string {
  return padText(shorten(text, width, cut), width, column.align)
}
