import { between, endsWith, key, matches, type RunCollection, startsWith } from '@runsheaf/core'
import { compare, equal, Tuple } from './python.ts'

/** The criteria for the arguments of `filter`: by position, and by name. */
export function criteria(
  runs: RunCollection,
  args: readonly unknown[],
  kwargs: Readonly<Record<string, unknown>>,
): any[] {
  const named = Object.entries(kwargs).map(([name, value]) => [name, criterion(value)])
  return [...args.map((arg) => positional(runs, arg)), ...(named.length > 0 ? [Object.fromEntries(named)] : [])]
}

function positional(runs: RunCollection, arg: any): unknown {
  if (arg instanceof Tuple) return arg.items.map((item, i) => (i === 1 ? criterion(item) : item))
  if (typeof arg !== 'object' || arg === null || Array.isArray(arg)) return arg
  if ('$mask' in arg) return mask(runs, arg.$mask)
  if ('$compare' in arg) return comparison(arg.$compare)
  return arg
}

/** A pair is a range; JavaScript has no other tuples, so they become lists. */
function criterion(value: unknown): unknown {
  if (!(value instanceof Tuple)) return value
  const [low, high] = value.items.map(criterion) as [number, number]
  return value.items.length === 2 ? between(low, high) : value.items
}

const operators: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => compare(a, b) < 0,
  '<=': (a, b) => compare(a, b) <= 0,
  '>': (a, b) => compare(a, b) > 0,
  '>=': (a, b) => compare(a, b) >= 0,
}

function mask(runs: RunCollection, [operator, name, value]: readonly [string, string, unknown]): boolean[] {
  return runs.toList(name).map((item) => operators[operator]!(item, value))
}

const names = { eq: 'eq', ne: 'ne', lt: 'lt', le: 'lte', gt: 'gt', ge: 'gte' } as const

/** `c.gt('a', 'b')`, `c.startswith('a', 'x')`, `c.match('a', 'regex')`. */
function comparison([method, args, kwargs = {}]: readonly [
  string,
  readonly any[],
  Readonly<Record<string, any>>?,
]): unknown {
  const [left, right] = args
  if (Object.hasOwn(names, method)) {
    const name = names[method as keyof typeof names]
    return key(left, kwargs.default)[name](key(right, kwargs.default))
  }
  return { [left]: textTests[method]!(right, kwargs) }
}

const textTests: Readonly<Record<string, (text: string, kwargs: Readonly<Record<string, any>>) => unknown>> = {
  startswith: startsWith,
  endswith: endsWith,
  match: (regex, { flags }) => matches(new RegExp(`^(?:${regex})`, flags === 2 ? 'i' : '')),
}
