import { type Column, isMissing, isValid, valueAt } from '@runsheaf/core/plugin'
import { cellText } from '@runsheaf/core/text'
import { alignPoints, exactNumber, measuredNumbers } from '../render/numbers.ts'
import { safeText } from '../render/safe-text.ts'
import type { TableColumn } from '../render/table.ts'
import { localTime } from '../render/times.ts'
import type { Output } from './output.ts'

type Cells = Pick<TableColumn, 'cells' | 'align' | 'least'>

/** Text is cut only where it is longer. */
const shortestText = 16

/** The cells of a column for a reader: numbers that were measured are rounded, others are as they were written. */
export function cellsOf(column: Column, measured: boolean, output: Output): Cells {
  if (!isNumeric(column)) {
    const cells = texts(column, output)
    return { cells, align: 'left', ...(column.type !== 'timestamp' && { least: shortestText }) }
  }
  const cells = measured ? measuredCells(column, output) : texts(column, output)
  return { cells: alignPoints(cells), align: 'right' }
}

/** A value for a reader, in safe text. */
export function valueText(value: unknown, none: string, isFloat = false): string {
  if (value === undefined) return none
  if (typeof value === 'string') return safeText(value)
  if (typeof value === 'number' || typeof value === 'bigint') return exactNumber(value, isFloat)
  if (value instanceof Date) return localTime(value)
  return safeText(typeof value === 'object' && value !== null ? nestedText(value) : String(value))
}

function texts(column: Column, { glyphs }: Output): string[] {
  return Array.from({ length: column.length }, (_, i) =>
    valueText(valueAt(column, i), glyphs.none, isFloatAt(column, i)),
  )
}

function measuredCells(column: Column, { precision, glyphs }: Output): string[] {
  const numbers = Array.from({ length: column.length }, (_, i) =>
    isValid(column, i) ? Number(valueAt(column, i)) : undefined,
  )
  return measuredNumbers(numbers, precision).map((text, i) => text || (isMissing(column, i) ? glyphs.none : 'null'))
}

const isNumeric = ({ type }: Column) => type === 'f64' || type === 'i32' || type === 'i64'

function isFloatAt(column: Column, i: number): boolean {
  return column.type === 'f64' && !(column.integers && (column.integers[i >> 3]! >> (i & 7)) & 1)
}

/** A list or map on one line, much as YAML writes it. */
function nestedText(value: object): string {
  if (Array.isArray(value)) return `[${value.map((item) => itemText(item)).join(', ')}]`
  return `{${Object.entries(value)
    .map(([name, item]) => `${name}: ${itemText(item)}`)
    .join(', ')}}`
}

function itemText(value: unknown): string {
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return nestedText(value)
  return typeof value === 'string' ? value : value === null || value === undefined ? 'null' : cellText(value)
}
