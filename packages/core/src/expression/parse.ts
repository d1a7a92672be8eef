import { milliseconds } from '../columns/time-unit.ts'
import type { Filter, Literal } from '../filter/filter.ts'
import { joinFilters } from '../filter/join-filters.ts'
import type { Key } from '../keys/key.ts'
import { isReducer, parseKey } from '../keys/parse-key.ts'
import { printKey } from '../keys/print-key.ts'
import { likePattern } from '../pattern/like-pattern.ts'
import { regularPattern } from '../pattern/regular-pattern.ts'
import { keyOfWord } from './key-of-word.ts'
import { syntaxError } from './syntax-error.ts'
import { end, keyTokens, type Token } from './token.ts'
import { readTokens } from './token-reader.ts'

/**
 * Reads a filter expression: `model.type in ('lstm', 'gru') or not metrics.val_acc < 0.9`. MLflow's `search_runs` filters
 * are expressions too. The grammar is in `docs/filters.md`. The filter's `String` is the expression; `print` of
 * `@runsheaf/core/verbs` writes any filter.
 *
 * @param now what `now` means, in milliseconds since 1970.
 * @throws RunError FILTER_SYNTAX with a caret where it fails, what was found and what was expected.
 * @example
 * runs.filter(parse("status = 'FINISHED' and start_time > now - 7d"))
 */
export function parse(expression: string, { now = Date.now() } = {}): Filter {
  return Object.defineProperty({ ...read(expression, now) }, 'toString', { value: () => expression })
}

/** What comparisons and constants mean as they are written. */
const operators = { '=': '=', '==': '=', '!=': '!=', '<>': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const
const constants = { TRUE: true, FALSE: false, NULL: null }

const { second, minute, hour, day, week } = milliseconds
/** The units in which spans of time are written. */
const spans = { S: second, M: minute, H: hour, D: day, W: week }

function read(expression: string, now: number): Filter {
  const { next, take, sees, accept, expect, refuse } = readTokens(expression)

  function or(): Filter {
    const filters = [and()]
    while (accept('OR')) filters.push(and())
    return joinFilters('or', filters)
  }

  /** As in MLflow, AND may be missing between two conditions, doubled, or left over at either end. */
  function and(): Filter {
    const filters: Filter[] = []
    while (!sees('OR', ')', end)) if (!accept('AND')) filters.push(not())
    return filters.length > 0 ? joinFilters('and', filters) : refuse('a condition')
  }

  function not(): Filter {
    if (accept('NOT')) return { kind: 'not', filter: not() }
    if (!accept('(')) return comparison()
    const filter = or()
    expect(')')
    return filter
  }

  function comparison(): Filter {
    const left = key()
    if (next().kind === 'comparison') return compare(left, take('a comparison', 'comparison').text)
    if (accept('IS')) return is(left)
    const negated = accept('NOT') !== undefined
    if (accept('IN')) return { kind: 'in', key: left, values: list(), negated }
    const filter = wordOperator(left)
    if (!negated) return filter
    const present: Filter = { kind: 'is', key: left, state: 'present' }
    return { kind: 'and', filters: [present, { kind: 'not', filter }] }
  }

  function compare(left: Key, sign: string): Filter {
    const operator = operators[sign as keyof typeof operators]
    const token = next()
    if (token.kind === 'backticked' || token.kind === 'word')
      return { kind: 'compareKeys', key: left, operator, other: key() }
    const value = literal()
    if (left.facet === 'metrics' && typeof value === 'string')
      throw syntaxError(expression, token, `${left.text} is a number: write ${value} without quotes`)
    return { kind: 'compare', key: left, operator, value }
  }

  function is(left: Key): Filter {
    const negated = accept('NOT')
    const state = expect('NULL or MISSING', 'NULL', 'MISSING') === 'NULL' ? 'null' : negated ? 'present' : 'missing'
    const filter: Filter = { kind: 'is', key: left, state }
    return negated && state === 'null' ? { kind: 'not', filter } : filter
  }

  function wordOperator(left: Key): Filter {
    const expected = 'an operator: = != < <= > >= IN BETWEEN LIKE ILIKE MATCHES IS'
    const word = expect(expected, 'BETWEEN', 'LIKE', 'ILIKE', 'MATCHES')
    if (word === 'BETWEEN') {
      const low = literal()
      expect('AND')
      return { kind: 'between', key: left, low, high: literal() }
    }
    const { text } = take('a quoted text', 'text')
    if (word === 'MATCHES') return { kind: 'matches', key: left, pattern: regularPattern(text) }
    const caseless = word === 'ILIKE'
    return { kind: 'like', key: left, pattern: likePattern(text, { caseless }), caseless }
  }

  function key(): Key {
    const { kind, text } = take('a key (a name like this goes in backticks)', ...keyTokens)
    if (kind !== 'word' || !isReducer(text) || !accept('(')) return keyOfWord(text)
    const inner = key()
    expect(')')
    if (inner.facet !== 'metrics') return parseKey(`${text}(${inner.text})`)
    return parseKey(printKey({ facet: inner.facet, path: inner.path, reduce: text }))
  }

  function list(): Literal[] {
    const close = expect('( and a list of values', '[', '(') === '[' ? ']' : ')'
    const values: Literal[] = []
    while (!accept(close)) {
      values.push(literal())
      if (!sees(close)) expect(`, or ${close}`, ',')
    }
    return values
  }

  function literal(): Literal {
    if (sees('[')) return list()
    const expected = 'a value: a number, a quoted text, a date, true, false, null or now'
    const token = take(expected, 'text', 'number', 'constant', 'time')
    switch (token.kind) {
      case 'text':
        return token.text
      case 'number':
        return numberOf(token.text)
      case 'constant':
        return constants[token.word as keyof typeof constants]
      case 'time':
        return time(token)
    }
  }

  /** `now`, or so long before it: `now - 6h`. */
  function time(token: Token): Date {
    const [, amount = 0, unit = 'S'] =
      /^NOW(?:\s*-\s*(\d+)([SMHDW]))?$/.exec(token.word) ?? refuse('a span such as 6h or 7d', token)
    return new Date(now - Number(amount) * spans[unit as keyof typeof spans])
  }

  while (accept('AND'));
  if (sees(end)) return { kind: 'and', filters: [] }
  const filter = or()
  expect('AND, OR or the end', end)
  return filter
}

function numberOf(text: string): number | bigint {
  const plain = text.replaceAll('_', '')
  const number = Number(plain)
  return /^[-+]?\d+$/.test(plain) && !Number.isSafeInteger(number) ? BigInt(plain) : number
}
