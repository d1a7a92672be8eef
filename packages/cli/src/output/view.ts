import type { Columns, NamedColumn } from '@runsheaf/core/plugin'
import { columnOf } from '@runsheaf/core/plugin'
import { safeText } from '../render/safe-text.ts'
import type { TableColumn } from '../render/table.ts'
import { cellsOf } from './cells.ts'
import type { Output } from './output.ts'

/** Columns of the values that are listed by name, of one length. */
export function columnsOf(length: number, values: Readonly<Record<string, readonly unknown[]>>): Columns {
  const columns = Object.entries(values).map(([name, list]): NamedColumn => ({ ...columnOf(list), name }))
  return { length, columns }
}

/** Columns as they are for a terminal; the first ones stay where not all fit. */
export function plainView({ columns }: Columns, output: Output): TableColumn[] {
  return columns.map((column, rank) => ({
    label: safeText(column.name.replaceAll('_', ' ')),
    rank,
    ...cellsOf(column, false, output),
  }))
}
