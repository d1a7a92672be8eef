import { type NamedColumn, valueAt } from '@runsheaf/core/plugin'
import type { Style } from '../render/style.ts'
import type { TableColumn } from '../render/table.ts'
import { durationText } from '../render/times.ts'
import { cellsOf } from './cells.ts'
import type { Output } from './output.ts'

/** The cells of a column of a table of runs, by its key. */
export function runCells(key: string, column: NamedColumn, output: Output): Omit<TableColumn, 'label' | 'rank'> {
  if (key === 'status' || key === 'info.status') return statusCells(column, output)
  if (key === 'info.duration') return durationCells(column, output)
  return cellsOf(column, isMeasured(key), output)
}

/** Whether a key's numbers were measured, and are rounded for a reader. */
export function isMeasured(key: string): boolean {
  return /^(\w+\()?metrics\./.test(key) && !/^(count|argmin|argmax)\(/.test(key)
}

function statusCells(column: NamedColumn, output: Output): Omit<TableColumn, 'label' | 'rank'> {
  const statuses = Array.from({ length: column.length }, (_, i) => String(valueAt(column, i) ?? ''))
  return {
    cells: statuses.map((status) => status.toLowerCase()),
    align: 'left',
    style: (cell, row) => styleStatus(statuses[row]!, cell, output.style),
  }
}

/** A status in its colour. */
export function styleStatus(status: string, text: string, style: Style): string {
  if (status === 'FAILED') return style.red(text)
  if (status === 'KILLED') return style.yellow(text)
  return status === 'RUNNING' || status === 'SCHEDULED' ? style.cyan(text) : text
}

function durationCells(column: NamedColumn, { glyphs }: Output): Omit<TableColumn, 'label' | 'rank'> {
  const cells = Array.from({ length: column.length }, (_, i) => {
    const seconds = valueAt(column, i)
    return typeof seconds === 'number' ? durationText(seconds) : glyphs.cut
  })
  return { cells, align: 'right' }
}
