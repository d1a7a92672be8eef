import { jsonText } from './json-text.ts'

/**
 * A value as text: text as it is, numbers and booleans as JavaScript writes them (`NaN` and `-0` too), times in ISO 8601,
 * lists and maps as JSON. Null and missing values are no text: `''`.
 */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return numberText(value)
  if (typeof value !== 'object') return String(value)
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : jsonText(value)
}

/** A number as JavaScript writes it, but for `-0`, which keeps its sign. */
export const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value))
