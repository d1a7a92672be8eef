import { type Column, valueAt } from '@runsheaf/core/plugin'
import { isFloatAt } from './cells.ts'

/** A value for programs: text as it is, times in ISO 8601, lists and maps as JSON, nothing for null and missing. */
export function machineText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value, jsonValue) : String(value)
}

/** Value `i` of a column for programs; an integral float keeps its point, so that it is read back as one. */
export function machineCell(column: Column, i: number): string {
  const text = machineText(valueAt(column, i))
  return /^-?\d+$/.test(text) && isFloatAt(column, i) ? `${text}.0` : text
}

/** What JSON has no word for, in text: NaN and the infinities, and integers past 2^53. */
export function jsonValue(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return value === undefined ? null : value
}
