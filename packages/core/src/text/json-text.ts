/**
 * A value as JSON. Times are text in ISO 8601, in UTC; NaN and the infinities are the texts `"NaN"`, `"Infinity"` and
 * `"-Infinity"`, as JSON has no such numbers; bigints are written out in full; what is missing is null. Bytes and sets are lists,
 * and so are the pairs of a `Map`.
 */
export function jsonText(value: unknown): string {
  switch (typeof value) {
    case 'number':
      if (Object.is(value, -0)) return '-0'
      return Number.isFinite(value) ? String(value) : `"${value}"`
    case 'bigint':
      return String(value)
    case 'object':
      if (value === null) return 'null'
      if (Symbol.iterator in value) return `[${Array.from(value as Iterable<unknown>, jsonText)}]`
      return value instanceof Date ? timeText(value) : jsonObject(Object.entries(value))
    default:
      return JSON.stringify(value) ?? 'null'
  }
}

/** Names and values as a JSON object, in their order. */
export function jsonObject(entries: readonly (readonly [name: string, value: unknown])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${jsonText(value)}`)}}`
}

const timeText = (time: Date) => (Number.isNaN(time.getTime()) ? 'null' : `"${time.toISOString()}"`)
