import { assert } from './suite.ts'

/** Whether two values are the same: NaN is itself, -0 is not 0, times by their moment, lists, bytes, sets and maps by their content. */
function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (a instanceof Date || b instanceof Date) {
    return a instanceof Date && b instanceof Date && Object.is(a.getTime(), b.getTime())
  }
  if (kindOf(a) !== kindOf(b)) return false
  if (Symbol.iterator in a && !Array.isArray(a)) return sameValue(itemsOf(a), itemsOf(b))
  const [x, y] = [Object.entries(a), Object.entries(b)]
  return x.length === y.length && x.every(([name, value], i) => name === y[i]![0] && sameValue(value, y[i]![1]))
}

const kindOf = (value: object) => Object.prototype.toString.call(value)
const itemsOf = (value: object) => Array.from(value as Iterable<unknown>)

/** A value on one short line, for the message of a failed case. */
function shownValue(value: unknown): string {
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'string') return cut(JSON.stringify(value))
  if (typeof value !== 'object' || value === null || value instanceof Date) return String(value)
  const items = Array.isArray(value)
    ? `[${value.map(shownValue).join(', ')}]`
    : `{${Object.entries(value).map(([name, item]) => `${name}: ${shownValue(item)}`)}}`
  return cut(items)
}

const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** Fails unless two values are the same; of lists of one length, it names the first items that differ. */
export function assertSame(what: string, found: unknown, expected: unknown): void {
  if (Array.isArray(found) && Array.isArray(expected) && found.length === expected.length && found.length > 1) {
    const at = found.findIndex((item, i) => !sameValue(item, expected[i]))
    if (at >= 0) assertSame(`${what}, item ${at}`, found[at], expected[at])
    return
  }
  assert(sameValue(found, expected), `${what}: ${shownValue(found)}, and must be ${shownValue(expected)}`)
}
