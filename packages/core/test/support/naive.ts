// What filters mean, run by run and as plainly as it can be said: the measure for the evaluator on columns.
import type { ComparisonOperator, Filter, Key, PlainRun } from '@runsheaf/core'
import { paramValues } from './any-runs.ts'

export function passes(filter: Filter, run: PlainRun): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((part) => passes(part, run))
    case 'or':
      return filter.filters.some((part) => passes(part, run))
    case 'not':
      return !passes(filter.filter, run)
    case 'compare':
      return compare(read(run, filter.key, filter.value), filter.operator, filter.value)
    case 'compareKeys':
      return compare(read(run, filter.key), filter.operator, read(run, filter.other))
    case 'between':
      return (
        compare(read(run, filter.key, filter.low), '>=', filter.low) &&
        compare(read(run, filter.key, filter.high), '<=', filter.high)
      )
    case 'in': {
      if (read(run, filter.key) === undefined) return false
      return filter.values.some((value) => compare(read(run, filter.key, value), '=', value)) !== filter.negated
    }
    case 'like':
      return isText(read(run, filter.key, ''), like(filter.pattern.source, filter.caseless))
    case 'matches':
      return isText(read(run, filter.key, ''), new RegExp(filter.pattern.source, 'u'))
    case 'is': {
      const value = read(run, filter.key)
      if (filter.state === 'null') return value === undefined || value === null
      return (value === undefined) === (filter.state === 'missing')
    }
    default:
      throw new Error(`no such filter here: ${filter.kind}`)
  }
}

/** The value of a key; `undefined` where it is missing. Against text, a param is the text that was written. */
function read(run: PlainRun, key: Key, against?: unknown): unknown {
  const name = key.path.join('.')
  switch (key.facet) {
    case 'metrics':
      return run.metrics?.[name]
    case 'tags':
      return run.tags?.[name]
    case 'params': {
      const text = run.params?.[name]
      return typeof against === 'string' || text === undefined ? text : paramValues.get(text)
    }
    case 'info':
      return 'FINISHED'
    default:
      return key.path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], run.cfg)
  }
}

function compare(a: unknown, operator: ComparisonOperator, b: unknown): boolean {
  if (a === undefined || b === undefined) return false
  if (a === null || b === null) return operator === '=' ? a === b : operator === '!=' && a !== b
  const equal = JSON.stringify(a) === JSON.stringify(b) && !Number.isNaN(a) && !Number.isNaN(b)
  const same = typeof a === 'number' && typeof b === 'number' ? a === b : equal && typeof a === typeof b
  if (operator === '=') return same
  if (operator === '!=') return !same
  if (operator === '<=' || operator === '>=') if (same) return true
  if (typeof a !== typeof b || typeof a === 'object') return false
  const [x, y] = [a as number, b as number]
  return operator.startsWith('<') ? x < y : x > y
}

const isText = (value: unknown, pattern: RegExp) => typeof value === 'string' && pattern.test(value)

function like(pattern: string, caseless: boolean): RegExp {
  const body = pattern
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll('%', '[^\\n]*')
    .replaceAll('_', '[^\\n]')
  return new RegExp(`^${body}${pattern.endsWith('%') ? '' : '\\n?$'}`, caseless ? 'iu' : 'u')
}
