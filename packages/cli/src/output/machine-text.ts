/** A value for programs: text as it is, times in ISO 8601, lists and maps as JSON, nothing for null and missing. */
export function machineText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value, jsonValue) : String(value)
}

/** What JSON has no word for, in text: NaN and the infinities, and integers past 2^53. */
export function jsonValue(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  return value === undefined ? null : value
}
