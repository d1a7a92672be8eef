import type { ComparisonOperator, Filter, Literal } from '../filter/filter.ts'
import { LikePattern } from '../filter/like.ts'
import { LinearPattern } from '../filter/pattern.ts'
import type { Key } from '../keys/key.ts'
import { parseKey, reducers } from '../keys/parse-key.ts'
import { keyOfWord } from './key-of-word.ts'
import { tokenize } from './lexer.ts'
import { syntaxError } from './syntax-error.ts'
import type { Token } from './token.ts'

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
  const filter = new Parser(expression, now).parse()
  return Object.defineProperty({ ...filter }, 'toString', { value: () => expression })
}

const comparisons: ReadonlyMap<string, ComparisonOperator> = new Map([
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
])

const milliseconds: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 }

const every: Filter = { kind: 'and', filters: [] }

class Parser {
  readonly #expression: string
  readonly #tokens: readonly Token[]
  readonly #now: number
  #at = 0

  constructor(expression: string, now: number) {
    this.#expression = expression
    this.#tokens = tokenize(expression)
    this.#now = now
  }

  parse(): Filter {
    const filter = this.#or()
    if (this.#next.kind !== 'end') this.#refuse('AND, OR or the end')
    return filter
  }

  get #next(): Token {
    return this.#tokens[this.#at]!
  }

  #take(): Token {
    return this.#tokens[this.#at++]!
  }

  /** Whether the next token is this keyword (in any case) or operator, and steps over it. */
  #accept(what: string): boolean {
    if (!this.#sees(what)) return false
    this.#at++
    return true
  }

  #sees(what: string, ahead = 0): boolean {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!
    if (token.kind === 'operator') return token.text === what
    return token.kind === 'word' && token.text.toUpperCase() === what
  }

  #expect(what: string): void {
    if (!this.#accept(what)) this.#refuse(what)
  }

  #refuse(expected: string, token = this.#next): never {
    const found = token.kind === 'end' ? 'the end' : this.#expression.slice(token.start, token.end)
    throw syntaxError(this.#expression, token, `expected ${expected}, found ${found}`)
  }

  #or(): Filter {
    const filters = [this.#and()]
    while (this.#accept('OR')) filters.push(this.#and())
    return filters.length === 1 ? filters[0]! : { kind: 'or', filters }
  }

  /** As in MLflow, AND may be missing between two conditions, doubled, or left over at either end. */
  #and(): Filter {
    const filters: Filter[] = []
    const skip = () => {
      while (this.#accept('AND'));
    }
    for (skip(); !this.#atEndOfAnd(); skip()) filters.push(this.#not())
    if (filters.length === 0 && this.#tokens.length > 1 && !this.#onlyAnds()) this.#refuse('a condition')
    if (filters.length === 0) return every
    return filters.length === 1 ? filters[0]! : { kind: 'and', filters }
  }

  #atEndOfAnd(): boolean {
    return this.#next.kind === 'end' || this.#sees('OR') || this.#sees(')')
  }

  #onlyAnds(): boolean {
    return this.#tokens.slice(0, -1).every(({ kind, text }) => kind === 'word' && text.toUpperCase() === 'AND')
  }

  #not(): Filter {
    if (this.#accept('NOT')) return { kind: 'not', filter: this.#not() }
    if (!this.#accept('(')) return this.#comparison()
    const filter = this.#or()
    this.#expect(')')
    return filter
  }

  #comparison(): Filter {
    const key = this.#key()
    const operator = comparisons.get(this.#next.kind === 'operator' ? this.#next.text : '')
    if (operator) {
      this.#at++
      return this.#compare(key, operator)
    }
    if (this.#accept('IS')) return this.#is(key)
    const negated = this.#accept('NOT')
    if (this.#accept('IN')) return { kind: 'in', key, values: this.#list(), negated }
    const filter = this.#wordOperator(key)
    return negated
      ? {
          kind: 'and',
          filters: [
            { kind: 'is', key, state: 'present' },
            { kind: 'not', filter },
          ],
        }
      : filter
  }

  #compare(key: Key, operator: ComparisonOperator): Filter {
    if (this.#startsKey()) return { kind: 'compareKeys', key, operator, other: this.#key() }
    const token = this.#next
    const value = this.#literal()
    const numeric = key.facet === 'metrics' && typeof value === 'string'
    if (numeric) throw syntaxError(this.#expression, token, `${key.text} is a number: write ${value} without quotes`)
    return { kind: 'compare', key, operator, value }
  }

  #is(key: Key): Filter {
    const negated = this.#accept('NOT')
    const state = this.#accept('NULL') ? 'null' : this.#accept('MISSING') ? 'missing' : this.#refuse('NULL or MISSING')
    if (negated && state === 'missing') return { kind: 'is', key, state: 'present' }
    const filter: Filter = { kind: 'is', key, state }
    return negated ? { kind: 'not', filter } : filter
  }

  #wordOperator(key: Key): Filter {
    if (this.#accept('BETWEEN')) {
      const low = this.#literal()
      this.#expect('AND')
      return { kind: 'between', key, low, high: this.#literal() }
    }
    if (this.#accept('LIKE')) return this.#like(key, false)
    if (this.#accept('ILIKE')) return this.#like(key, true)
    if (this.#accept('MATCHES')) return { kind: 'matches', key, pattern: new LinearPattern(this.#text()) }
    return this.#refuse('an operator: = != < <= > >= IN BETWEEN LIKE ILIKE MATCHES IS')
  }

  #like(key: Key, caseless: boolean): Filter {
    return { kind: 'like', key, pattern: new LikePattern(this.#text(), caseless), caseless }
  }

  #startsKey(): boolean {
    const { kind, text } = this.#next
    return kind === 'backticked' || (kind === 'word' && !literalWord.test(text))
  }

  /** On the left of an operator, quotes name a key too. */
  #key(): Key {
    const token = this.#next
    if (token.kind !== 'word' && token.kind !== 'backticked' && token.kind !== 'text') this.#refuse('a key')
    if (token.kind === 'word' && keywords.has(token.text.toUpperCase()))
      this.#refuse('a key (a name like this goes in backticks)')
    this.#at++
    if (token.kind === 'word' && reducers.has(token.text) && this.#accept('(')) {
      const inner = this.#key()
      this.#expect(')')
      return parseKey(`${token.text}(${inner.facet === 'metrics' ? `metrics.${inner.name}` : inner.text})`)
    }
    return keyOfWord(token.text)
  }

  #list(): Literal[] {
    const close = this.#accept('[') ? ']' : this.#accept('(') ? ')' : this.#refuse('( and a list of values')
    const values: Literal[] = []
    while (!this.#accept(close)) {
      values.push(this.#literal())
      if (!this.#accept(',') && !this.#sees(close)) this.#refuse(`, or ${close}`)
    }
    return values
  }

  #literal(): Literal {
    const token = this.#next
    if (this.#sees('[')) return this.#list()
    if (token.kind === 'text') return this.#take().text
    if (token.kind === 'number') return numberOf(this.#take().text)
    if (token.kind === 'word') return this.#wordLiteral(this.#take())
    return this.#refuse('a value: a number, a quoted text, a date, true, false, null or now')
  }

  #wordLiteral(token: Token): Literal {
    const word = token.text.toLowerCase()
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    const [, amount, unit] =
      /^now(?:-(\d+)([smhdw]))?$/.exec(word) ?? this.#refuse('a value; a text goes in quotes', token)
    if (amount && unit) return this.#before(amount, unit)
    if (!this.#accept('-')) return new Date(this.#now)
    const span = /^(\d+)([smhdw])$/.exec(this.#next.text) ?? this.#refuse('a span such as 6h or 7d')
    this.#at++
    return this.#before(span[1]!, span[2]!)
  }

  #before(amount: string, unit: string): Date {
    return new Date(this.#now - Number(amount) * milliseconds[unit]!)
  }

  #text(): string {
    return this.#next.kind === 'text' ? this.#take().text : this.#refuse('a quoted text')
  }
}

const keywords: ReadonlySet<string> = new Set([
  'AND',
  'OR',
  'NOT',
  'IN',
  'BETWEEN',
  'LIKE',
  'ILIKE',
  'MATCHES',
  'IS',
  'NULL',
  'MISSING',
])

const literalWord = /^(?:true|false|null|now(?:-.*)?)$/i

/** Whether a word means something other than a key. */
export function isReserved(word: string): boolean {
  return keywords.has(word.toUpperCase()) || literalWord.test(word)
}

function numberOf(text: string): number | bigint {
  const plain = text.replaceAll('_', '')
  const number = Number(plain)
  return /^[-+]?\d+$/.test(plain) && !Number.isSafeInteger(number) ? BigInt(plain.replace('+', '')) : number
}
