/** Python's values and operators, as far as the functions of the cases use them. */

/** A tuple, which hydraflow tells from a list. */
export class Tuple {
  readonly items: readonly unknown[]

  constructor(items: readonly unknown[]) {
    this.items = items
  }
}

/** An exception that a function of a case raises, or that Python has and JavaScript answers otherwise. */
export class PythonError extends Error {
  constructor(name: string, message = name) {
    super(message)
    this.name = name
  }
}

const isNumber = (value: unknown) => ['number', 'bigint', 'boolean'].includes(typeof value)

export function equal(a: unknown, b: unknown): boolean {
  if (isNumber(a) && isNumber(b)) return compare(a, b) === 0
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i]))
  if (isMap(a) && isMap(b)) {
    const names = Object.keys(a)
    return (
      names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name]))
    )
  }
  return a === b || (a == null && b == null)
}

export function compare(a: unknown, b: unknown): number {
  const texts = typeof a === 'string' && typeof b === 'string'
  if (!texts && !(isNumber(a) && isNumber(b))) throw new PythonError('TypeError', 'values without an order')
  const [x, y] = texts ? [a, b] : [numeric(a), numeric(b)]
  if (x < y) return -1
  if (x > y) return 1
  return Number.isNaN(x) || Number.isNaN(y) ? Number.NaN : 0
}

/** A number or bigint; booleans are numbers. */
export function numeric(value: unknown): number {
  if (!isNumber(value)) throw new PythonError('TypeError', `${String(value)} is no number`)
  return (typeof value === 'boolean' ? Number(value) : value) as number
}

export function truth(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (isMap(value) && Object.getPrototypeOf(value) === Object.prototype) return Object.keys(value).length > 0
  return Boolean(value) || Number.isNaN(value)
}

export function contains(container: unknown, item: unknown): boolean {
  if (Array.isArray(container)) return container.some((other) => equal(other, item))
  if (typeof container === 'string' && typeof item === 'string') return container.includes(item)
  if (isMap(container)) return Object.hasOwn(container, String(item))
  throw new PythonError('TypeError', 'no container')
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
