/** How two values stand: -1, 0, 1, or NaN where they have no order (other types, NaN, nested values that differ). */
export type Order = number

/**
 * Compares two values that are neither null nor missing. Numbers and bigints are one type, and times are milliseconds;
 * booleans are not numbers; text goes by code point.
 */
export function compareValues(a: unknown, b: unknown): Order {
  const x = a instanceof Date ? a.getTime() : a
  const y = b instanceof Date ? b.getTime() : b
  if (typeof x === 'string' && typeof y === 'string') return compareText(x, y)
  if (isNumeric(x) && isNumeric(y)) return compareNumbers(x, y)
  if (typeof x === 'boolean' && typeof y === 'boolean') return Number(x) - Number(y)
  return x === y || (isNested(x) && isNested(y) && haveEqualItems(x, y)) ? 0 : Number.NaN
}

const isNumeric = (value: unknown): value is number | bigint => typeof value === 'number' || typeof value === 'bigint'

function compareNumbers(a: number | bigint, b: number | bigint): Order {
  if (a < b) return -1
  if (a > b) return 1
  return a >= b ? 0 : Number.NaN
}

/** Text by code point (an emoji comes after U+FF5A), as Python and MLflow sort it; JavaScript's `<` goes by UTF-16 unit. */
function compareText(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0
  let i = 0
  while (a.charCodeAt(i) === b.charCodeAt(i)) i++
  return (a.codePointAt(i) ?? -1) < (b.codePointAt(i) ?? -1) ? -1 : 1
}

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Arrays by item, maps by key in any order. */
function haveEqualItems(a: object, b: object): boolean {
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const names = Object.keys(x)
  return (
    Array.isArray(a) === Array.isArray(b) &&
    names.length === Object.keys(y).length &&
    names.every((name) => Object.hasOwn(y, name) && compareValues(x[name], y[name]) === 0)
  )
}
