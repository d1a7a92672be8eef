import type { Columns } from '@runsheaf/core/plugin'
import { cellsOf } from '@runsheaf/core/text'

/** A column of a table in a document: text that is not escaped yet. */
export interface DocumentColumn {
  readonly label: string
  readonly cells: readonly string[]
  readonly align: 'left' | 'right'
}

/** A table for a document that people read. */
export interface DocumentTable {
  readonly columns: readonly DocumentColumn[]
  readonly length: number
  /** What the table shows, and of how much; none where it holds plain data. */
  readonly caption?: string
  /** Whether a cell stands out, as the best value of its column. */
  readonly stands?: (column: DocumentColumn, row: number) => boolean
}

/** Columns as a table for a document, with exact values. */
export function dataDocument({ length, columns }: Columns): DocumentTable {
  const numeric = (type: string) => type === 'f64' || type === 'i32' || type === 'i64'
  return {
    length,
    columns: columns.map((column) => ({
      label: column.name,
      cells: cellsOf(column),
      align: numeric(column.type) ? 'right' : 'left',
    })),
  }
}

/** The cells of a row, each with whether it stands out. */
export function rowOf({ columns, stands }: DocumentTable, row: number): { text: string; strong: boolean }[] {
  return columns.map((column) => ({ text: column.cells[row] ?? '', strong: stands?.(column, row) ?? false }))
}
