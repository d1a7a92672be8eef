import type { Column } from '../columns/column.ts'
import { isValid, valueAt } from '../columns/value.ts'

/** Text that would be taken for something else if it stood without quotes: null, NaN, blanks at the ends, controls. */
const ambiguous = /^$|^(null|NaN|-?Infinity)$|^\s|\s$|[\p{Cc}\p{Zl}\p{Zp}]/u

/** A value on one line, so that null, NaN and text can be told apart. */
export function formatCell(column: Column, i: number): string {
  if (!isValid(column, i)) return 'null'
  return formatValue(valueAt(column, i))
}

function formatValue(value: unknown): string {
  if (typeof value === 'string') return ambiguous.test(value) ? JSON.stringify(value) : value
  if (Object.is(value, -0)) return '-0'
  if (value instanceof Date) return formatTime(value)
  return typeof value === 'object' && value !== null ? formatNested(value) : String(value)
}

function formatNested(value: object): string {
  const parts = Array.isArray(value)
    ? value.map(formatItem)
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${formatItem(item)}`)
  return Array.isArray(value) ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`
}

function formatItem(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : formatValue(value)
}

/** In UTC, with milliseconds only where there are any. */
function formatTime(time: Date): string {
  return Number.isNaN(time.getTime()) ? 'invalid time' : time.toISOString().replace('.000Z', 'Z')
}
