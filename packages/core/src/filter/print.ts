import { compareValues } from '../columns/compare.ts'
import { keyOfWord } from '../expression/key-of-word.ts'
import { tokenize } from '../expression/lexer.ts'
import type { Key } from '../keys/key.ts'
import type { Filter, Literal } from './filter.ts'

/**
 * A filter as an expression, which `parse` reads back as the same filter. `startsWith` and the like become MATCHES; what no
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
      return `${printKey(filter.key, filter.fallback)} ${filter.operator} ${printLiteral(filter.value)}`
    case 'compareKeys': {
      const right = printKey(filter.other, filter.otherFallback, false)
      return `${printKey(filter.key, filter.fallback)} ${filter.operator} ${right}`
    }
    case 'in':
      return `${printKey(filter.key)} ${filter.negated ? 'NOT IN' : 'IN'} (${filter.values.map(printLiteral).join(', ')})`
    case 'between':
      return `${printKey(filter.key)} BETWEEN ${printLiteral(filter.low)} AND ${printLiteral(filter.high)}`
    case 'like':
      return `${printKey(filter.key)} ${filter.caseless ? 'ILIKE' : 'LIKE'} ${printText(filter.pattern.source)}`
    case 'matches':
      return `${printKey(filter.key)} MATCHES ${printText(filter.pattern.source)}`
    case 'text':
      return `${printKey(filter.key)} MATCHES ${printText(patternOf(filter))}`
    case 'is':
      return `${printKey(filter.key)} IS ${{ null: 'NULL', missing: 'MISSING', present: 'NOT MISSING' }[filter.state]}`
  }
}

function patternOf({ operation, value }: Filter & { kind: 'text' }): string {
  const literal = value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  switch (operation) {
    case 'startsWith':
      return `^${literal}`
    case 'endsWith':
      return `${literal}$`
    case 'contains':
      return literal
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

/** The key bare if that reads back, else in backticks, else (on the left) in quotes. */
function printKey(key: Key, fallback?: Literal, left = true): string {
  if (fallback !== undefined) return `⟨${key.text} or ${printLiteral(fallback)}⟩`
  const inner = key.reduce && /^\w+\(\s*(.*?)\s*\)$/s.exec(key.text)?.[1]
  if (key.reduce && inner) return `${key.reduce}(${printName(inner, { ...key, text: inner }, true)})`
  return printName(key.text, key, left)
}

function printName(name: string, key: Key, left: boolean): string {
  const text = key.facet === undefined && !isKey(name, key) ? `cfg.${name}` : name
  const [token, end] = text.startsWith('`') ? [] : words(text)
  if (token?.kind === 'word' && token.text === text && end?.kind === 'end') return text
  if (!text.includes('`')) return `\`${text}\``
  return left ? printText(text) : `⟨${text}⟩`
}

function words(text: string) {
  try {
    return tokenize(text)
  } catch {
    return []
  }
}

function isKey(text: string, key: Key): boolean {
  const { facet, path } = keyOfWord(text)
  return compareValues([facet, path], [key.facet, key.path]) === 0
}
