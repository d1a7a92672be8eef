import { compareValues } from '../columns/compare.ts'
import type { Filter, Literal } from '../filter/filter.ts'
import type { Key } from '../keys/key.ts'
import { printKey } from '../keys/print-key.ts'
import { keyOfWord } from './key-of-word.ts'
import { tokenize } from './lexer.ts'

/**
 * A filter as an expression, which `parse` reads back as the same filter. What no
 * expression can say (a function, NaN, a map, a fallback) is shown between ⟨ and ⟩, which `parse` refuses.
 *
 * @example
 * print(parse('a=1 and not b is null')) // 'a = 1 AND NOT b IS NULL'
 */
export function print(filter: Filter): string {
  return isTrue(filter) ? '' : printAs(filter, 'or')
}

const isTrue = (filter: Filter) => filter.kind === 'and' && filter.filters.length === 0

/** What a filter is a part of; one that binds less tightly needs parentheses there. */
type Context = 'or' | 'and' | 'not'

function printAs(filter: Filter, context: Context): string {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const { kind, filters } = filter
      if (filters.length === 0) return kind === 'and' ? 'run_id IS NOT MISSING' : 'run_id IS MISSING'
      if (filters.length === 1) return printAs(filters[0]!, context)
      const text = filters.map((part) => printAs(part, kind === 'or' ? 'and' : 'not')).join(` ${kind.toUpperCase()} `)
      const bare = context === 'or' || (context === 'and' && kind === 'and')
      return bare ? text : `(${text})`
    }
    case 'not':
      return `NOT ${printAs(filter.filter, 'not')}`
    case 'test':
    case 'runTest':
      return '⟨function⟩'
    case 'compare':
      return `${printFilterKey(filter.key, filter.fallback)} ${filter.operator} ${printLiteral(filter.value)}`
    case 'compareKeys': {
      const right = printFilterKey(filter.other, filter.otherFallback, false)
      return `${printFilterKey(filter.key, filter.fallback)} ${filter.operator} ${right}`
    }
    case 'in':
      return `${printFilterKey(filter.key)} ${filter.negated ? 'NOT IN' : 'IN'} (${filter.values.map(printLiteral).join(', ')})`
    case 'between':
      return `${printFilterKey(filter.key)} BETWEEN ${printLiteral(filter.low)} AND ${printLiteral(filter.high)}`
    case 'like':
      return `${printFilterKey(filter.key)} ${filter.caseless ? 'ILIKE' : 'LIKE'} ${printText(filter.pattern.source)}`
    case 'matches':
      return `${printFilterKey(filter.key)} MATCHES ${printText(filter.pattern.source)}`
    case 'is':
      return `${printFilterKey(filter.key)} IS ${{ null: 'NULL', missing: 'MISSING', present: 'NOT MISSING' }[filter.state]}`
  }
}

function printLiteral(value: Literal): string {
  if (typeof value === 'string') return printText(value)
  if (typeof value === 'number') return printNumber(value)
  if (value instanceof Date) return printText(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(printLiteral).join(', ')}]`
  return typeof value === 'object' && value !== null ? '⟨map⟩' : String(value)
}

function printNumber(value: number): string {
  if (Number.isNaN(value)) return '⟨NaN⟩'
  if (!Number.isFinite(value)) return value > 0 ? '1e999' : '-1e999'
  const text = Object.is(value, -0) ? '-0' : String(value)
  return Number.isInteger(value) && !Number.isSafeInteger(value) && !text.includes('e') ? `${text}e0` : text
}

/** In the quotes that do not occur in it; a text with both, or with a backslash that would hide a quote, with escapes. */
function printText(text: string): string {
  if (!text.includes('\\')) {
    if (!text.includes("'")) return `'${text}'`
    if (!text.includes('"')) return `"${text}"`
  }
  return `e'${text.replace(/['\\]/g, '\\$&')}'`
}

/** The key as it was written if that reads back, a bare one else in backticks, or (on the left) in quotes. */
function printFilterKey(key: Key, fallback?: Literal, left = true): string {
  if (fallback !== undefined) return `⟨${key.text} or ${printLiteral(fallback)}⟩`
  const { text, facet, path, reduce } = key
  if (isWord(text) && isKey(text, key)) return text
  if (facet !== undefined) return printKey({ facet, path, reduce }, { inExpression: true })
  if (!isKey(text, key)) return printKey({ facet: 'cfg', path }, { inExpression: true })
  if (!text.includes('`')) return `\`${text}\``
  return left ? printText(text) : `⟨${text}⟩`
}

function isWord(text: string): boolean {
  try {
    const [token, end] = tokenize(text)
    return token?.kind === 'word' && token.text === text && end?.kind === 'end'
  } catch {
    return false
  }
}

function isKey(text: string, key: Key): boolean {
  const { facet, path } = keyOfWord(text)
  return compareValues([facet, path], [key.facet, key.path]) === 0
}
