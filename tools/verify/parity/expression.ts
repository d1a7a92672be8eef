import { Run, type RunCollection } from '@runsheaf/core'
import { attribute } from './attribute.ts'
import { decode } from './decode.ts'
import { compare, contains, equal, numeric, PythonError, Tuple, truth } from './python.ts'

/** A function written as nested arrays: `['+', ['get', ['arg'], 'seed'], ['lit', 1]]`. */
export type Expression = readonly [operator: string, ...operands: any[]]

/** What an expression gives for its arguments. */
export function evaluate(expression: Expression, args: readonly unknown[]): unknown {
  const [operator, ...operands] = expression
  const special = specials[operator]
  if (special) return special(operands, args)
  const operation = operations[operator]
  if (!operation) throw new UnknownOperator(operator)
  return operation(...operands.map((operand) => evaluate(operand, args)))
}

/** An operator that the interpreter does not know. */
export class UnknownOperator extends Error {
  constructor(operator: string) {
    super(`unknown operator ${operator}`)
  }
}

/** Operators whose operands are not all expressions. */
const specials: Readonly<Record<string, (operands: any[], args: readonly unknown[]) => unknown>> = {
  arg: ([index = 0], args) => args[index],
  lit: ([value]) => decode(value),
  get: ([run, key, ...fallback], args) => (evaluate(run, args) as Run).get(key, ...(fallback.map(decode) as [unknown])),
  to_list: ([group, key], args) => (evaluate(group, args) as RunCollection).toList(key),
  to_numpy_mean: ([group, key], args) => meanOf([...(evaluate(group, args) as RunCollection).toTypedArray(key)]),
  attr: ([target, path], args) => attribute(evaluate(target, args), path),
  call: ([target, method], args) => (evaluate(target, args) as any)[method](),
  and: ([left, right], args) => and(evaluate(left, args), () => evaluate(right, args)),
  or: ([left, right], args) => or(evaluate(left, args), () => evaluate(right, args)),
  if: ([condition, yes, no], args) => evaluate(truth(evaluate(condition, args)) ? yes : no, args),
  list: (items, args) => items.map((item) => evaluate(item, args)),
  tuple: (items, args) => items.map((item) => evaluate(item, args)),
  dict: ([entries], args) =>
    Object.fromEntries(Object.entries(entries as object).map(([name, item]) => [name, evaluate(item, args)])),
  frame: ([columns], args) => rowsOf(columns, args),
  raise: ([name]) => {
    throw new PythonError(name)
  },
}

/** Operators on values. */
const operations: Readonly<Record<string, (...values: any[]) => unknown>> = {
  '+': (a, b) => (typeof a === 'string' || Array.isArray(a) ? join(a, b) : numeric(a) + numeric(b)),
  '-': (a, b) => numeric(a) - numeric(b),
  '*': (a, b) => (typeof a === 'string' ? a.repeat(b) : numeric(a) * numeric(b)),
  '/': (a, b) => Number(numeric(a)) / Number(numeric(b)),
  '//': (a, b) => Math.floor(Number(numeric(a)) / Number(numeric(b))),
  '%': (a, b) => ((numeric(a) % numeric(b)) + numeric(b)) % numeric(b),
  '<': (a, b) => compare(a, b) < 0,
  '<=': (a, b) => compare(a, b) <= 0,
  '>': (a, b) => compare(a, b) > 0,
  '>=': (a, b) => compare(a, b) >= 0,
  '==': equal,
  '!=': (a, b) => !equal(a, b),
  in: (item, container) => contains(container, item),
  startswith: (text, start) => text.startsWith(start),
  endswith: (text, end) => text.endsWith(end),
  at: (items, index) => items.at(index),
  len: (value) => lengthOf(value),
  not: (value) => !truth(value),
  str: (value) => textOf(value),
  upper: (text) => text.toUpperCase(),
  is_none: (value) => value == null,
  sum: (values: number[]) => values.reduce((a, b) => a + numeric(b), 0),
  max: (values: number[]) => values.reduce((a, b) => (compare(b, a) > 0 ? b : a)),
  min: (values: number[]) => values.reduce((a, b) => (compare(b, a) < 0 ? b : a)),
  mean: (values: number[]) => meanOf(values),
  sorted: (values: unknown[]) => [...values].sort(compare),
  bool: truth,
  float: Number,
}

const and = (left: unknown, right: () => unknown) => (truth(left) ? right() : left)
const or = (left: unknown, right: () => unknown) => (truth(left) ? left : right())

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + numeric(value), 0) / values.length
}

function join(a: string | unknown[], b: any): unknown {
  if (typeof a !== typeof b) throw new PythonError('TypeError')
  return typeof a === 'string' ? a + b : [...a, ...b]
}

function lengthOf(value: any): number {
  if (value instanceof Tuple) return value.items.length
  if (typeof value === 'string') return [...value].length
  if (typeof value?.length === 'number') return value.length
  if (value instanceof Run || typeof value !== 'object' || value === null) throw new PythonError('TypeError')
  return value.size ?? Object.keys(value).length
}

/** Python's spelling of simple values. */
function textOf(value: unknown): string {
  if (value == null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return String(value)
}

/** A frame of a run, as rows. */
function rowsOf(columns: Readonly<Record<string, readonly Expression[]>>, args: readonly unknown[]): unknown[] {
  const values = Object.entries(columns).map(
    ([name, items]) => [name, items.map((item) => evaluate(item, args))] as const,
  )
  const height = Math.max(0, ...values.map(([, items]) => items.length))
  return Array.from({ length: height }, (_, i) => Object.fromEntries(values.map(([name, items]) => [name, items[i]])))
}
