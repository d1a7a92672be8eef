import type { ComparisonOperator, Filter, Literal } from '../filter/filter.ts'
import { likePattern } from '../filter/like-pattern.ts'
import { regularPattern } from '../filter/regular-pattern.ts'
import type { Key } from '../keys/key.ts'
import { parseKey, reducers } from '../keys/parse-key.ts'
import { keyOfWord } from './key-of-word.ts'
import { tokenize } from './lexer.ts'
import { syntaxError } from './syntax-error.ts'
import { isName, type Token } from './token.ts'

/**
 * Reads a filter expression: `model.type in ('lstm', 'gru') or not metrics.val_acc < 0.9`. MLflow's `search_runs` filters
 * are expressions too. The grammar is in `docs/filters.md`. The filter's `String` is the expression; `print` of
 * `@runsheaf/core/verbs` writes any filter.
 *
 * @param now what `now` means, in milliseconds since 1970.
 * @throws RunError FILTER_SYNTAX with a caret at the place, what was found and what was expected.
 * @example
 * runs.filter(parse("status = 'FINISHED' and start_time > now - 7d"))
 */
export function parse(expression: string, { now = Date.now() } = {}): Filter {
  return Object.defineProperty({ ...read(expression, now) }, 'toString', { value: () => expression })
}

const operators = ['=', '==', '!=', '<>', '<', '<=', '>', '>=']
const aliases: Readonly<Record<string, string>> = { '==': '=', '<>': '!=' }
const milliseconds: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 }

function read(expression: string, now: number): Filter {
  const tokens = tokenize(expression)
  let at = 0

  const next = () => tokens[at]!
  const take = () => tokens[at++]!
  const sees = (...words: readonly string[]) => words.includes(wordOf(next()) ?? '')

  /** The next keyword (in capitals) or operator, if it is one of these; steps over it. */
  function accept(...words: readonly string[]): string | undefined {
    return sees(...words) ? wordOf(take()) : undefined
  }

  function refuse(expected: string, token = next()): never {
    const found = token.kind === 'end' ? 'the end' : expression.slice(token.start, token.end)
    throw syntaxError(expression, token, `expected ${expected}, found ${found}`)
  }

  function or(): Filter {
    const filters = [and()]
    while (accept('OR')) filters.push(and())
    return filters.length === 1 ? filters[0]! : { kind: 'or', filters }
  }

  /** As in MLflow, AND may be missing between two conditions, doubled, or left over at either end. */
  function and(): Filter {
    const filters: Filter[] = []
    for (;;) {
      while (accept('AND'));
      if (next().kind === 'end' || sees('OR', ')')) break
      filters.push(not())
    }
    const onlyAnds = tokens.every((token) => token.kind === 'end' || wordOf(token) === 'AND')
    if (filters.length === 0 && !onlyAnds) refuse('a condition')
    return filters.length === 1 ? filters[0]! : { kind: 'and', filters }
  }

  function not(): Filter {
    if (accept('NOT')) return { kind: 'not', filter: not() }
    if (!accept('(')) return comparison()
    const filter = or()
    if (!accept(')')) refuse(')')
    return filter
  }

  function comparison(): Filter {
    const left = key()
    const operator = accept(...operators)
    if (operator) return compare(left, (aliases[operator] ?? operator) as ComparisonOperator)
    if (accept('IS')) return is(left)
    const negated = accept('NOT') !== undefined
    if (accept('IN')) return { kind: 'in', key: left, values: list(), negated }
    const filter = wordOperator(left)
    if (!negated) return filter
    const present: Filter = { kind: 'is', key: left, state: 'present' }
    return { kind: 'and', filters: [present, { kind: 'not', filter }] }
  }

  function compare(left: Key, operator: ComparisonOperator): Filter {
    const { kind, text } = next()
    if (kind === 'backticked' || (kind === 'word' && !literalWord.test(text)))
      return { kind: 'compareKeys', key: left, operator, other: key() }
    const token = next()
    const value = literal()
    if (left.facet === 'metrics' && typeof value === 'string')
      throw syntaxError(expression, token, `${left.text} is a number: write ${value} without quotes`)
    return { kind: 'compare', key: left, operator, value }
  }

  function is(left: Key): Filter {
    const negated = accept('NOT')
    const missing = (accept('NULL', 'MISSING') ?? refuse('NULL or MISSING')) === 'MISSING'
    if (negated && missing) return { kind: 'is', key: left, state: 'present' }
    const filter: Filter = { kind: 'is', key: left, state: missing ? 'missing' : 'null' }
    return negated ? { kind: 'not', filter } : filter
  }

  function wordOperator(left: Key): Filter {
    const word = accept('BETWEEN', 'LIKE', 'ILIKE', 'MATCHES')
    if (!word) return refuse('an operator: = != < <= > >= IN BETWEEN LIKE ILIKE MATCHES IS')
    if (word === 'BETWEEN') {
      const low = literal()
      if (!accept('AND')) refuse('AND')
      return { kind: 'between', key: left, low, high: literal() }
    }
    const { text } = next().kind === 'text' ? take() : refuse('a quoted text')
    if (word === 'MATCHES') return { kind: 'matches', key: left, pattern: regularPattern(text) }
    const caseless = word === 'ILIKE'
    return { kind: 'like', key: left, pattern: likePattern(text, { caseless }), caseless }
  }

  function key(): Key {
    const token = next()
    if (!isName(token)) refuse('a key')
    if (keywords.includes(wordOf(token) ?? '')) refuse('a key (a name like this goes in backticks)')
    at++
    if (token.kind !== 'word' || !reducers.includes(token.text) || !accept('(')) return keyOfWord(token.text)
    const { facet, name, text } = key()
    if (!accept(')')) refuse(')')
    return parseKey(`${token.text}(${facet === 'metrics' ? `metrics.${name}` : text})`)
  }

  function list(): Literal[] {
    const open = accept('[', '(') ?? refuse('( and a list of values')
    const close = open === '[' ? ']' : ')'
    const values: Literal[] = []
    while (!accept(close)) {
      values.push(literal())
      if (!accept(',') && !sees(close)) refuse(`, or ${close}`)
    }
    return values
  }

  function literal(): Literal {
    if (sees('[')) return list()
    const { kind, text } = next()
    if (kind !== 'text' && kind !== 'number' && kind !== 'word')
      return refuse('a value: a number, a quoted text, a date, true, false, null or now')
    at++
    if (kind === 'text') return text
    if (kind === 'number') return numberOf(text)
    const word = text.toLowerCase()
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : time(word)
  }

  /** `now`, or so long before it: `now - 6h`. */
  function time(word: string): Date {
    const span = word === 'now' && accept('-') ? `-${take().text}` : ''
    const [, amount = 0, unit = 's'] =
      /^now(?:-(\d+)([smhdw]))?$/.exec(word + span) ??
      refuse(span ? 'a span such as 6h or 7d' : 'a value; a text goes in quotes', tokens[at - 1])
    return new Date(now - Number(amount) * milliseconds[unit]!)
  }

  const filter = or()
  return next().kind === 'end' ? filter : refuse('AND, OR or the end')
}

/** What a token is as a keyword (in capitals) or operator. */
function wordOf({ kind, text }: Token): string | undefined {
  return kind === 'operator' || kind === 'word' ? text.toUpperCase() : undefined
}

const keywords = ['AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'LIKE', 'ILIKE', 'MATCHES', 'IS', 'NULL', 'MISSING']

const literalWord = /^(?:true|false|null|now(?:-.*)?)$/i

/** Whether a word means something other than a key. */
export function isReserved(word: string): boolean {
  return keywords.includes(word.toUpperCase()) || literalWord.test(word)
}

function numberOf(text: string): number | bigint {
  const plain = text.replaceAll('_', '')
  const number = Number(plain)
  return /^[-+]?\d+$/.test(plain) && !Number.isSafeInteger(number) ? BigInt(plain.replace('+', '')) : number
}
