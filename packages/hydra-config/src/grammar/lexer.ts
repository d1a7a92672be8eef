import { ConfigError } from '../nodes/errors.ts'

/** Tokens of OmegaConf's interpolation grammar, after `${` (keys) and in resolver arguments (values). */
export type TokenType =
  | 'open' // ${
  | 'close' // } in both modes
  | 'brace' // {
  | '['
  | ']'
  | ','
  | ':'
  | '.'
  | 'id'
  | 'key'
  | 'null'
  | 'int'
  | 'float'
  | 'bool'
  | 'char'
  | 'escape'
  | 'space'
  | 'quote'
  | 'end'

export interface Token {
  readonly type: TokenType
  readonly text: string
  readonly start: number
  readonly end: number
}

const OPEN = /\$\{[ \t]*/y
const KEY_PUNCTUATION = /[ \t]*([:}])|([.[\]])/y
const BLANKS = /[ \t]*/y
const ID = /[A-Za-z_][A-Za-z0-9_-]*/y
const KEY = /[^\\{}()[\]:. \t'"]+/y

/** The token at `at` within `${…}`, before a colon. */
export function keyToken(text: string, at: number): Token {
  const id = match(ID, text, at)
  const key = match(KEY, text, at)
  // at `${` the sign alone would be a key, but the longer match wins
  if (key === '$' && text[at + 1] === '{') return token('open', text, at, at + match(OPEN, text, at).length)
  if (key.length > id.length) return token('key', text, at, at + key.length)
  if (id) return token('id', text, at, at + id.length)
  if (at >= text.length) return token('end', text, at, at)
  KEY_PUNCTUATION.lastIndex = at
  const punctuation = KEY_PUNCTUATION.exec(text)
  if (!punctuation) throw unreadable(text, at)
  const end = at + punctuation[0].length
  const mark = (punctuation[1] ?? punctuation[2])!
  if (mark === ':') return token(':', text, at, end + match(BLANKS, text, end).length)
  return token(mark === '}' ? 'close' : (mark as TokenType), text, at, end)
}

const VALUE_PUNCTUATION = /\{[ \t]*|[ \t]*\}|[ \t]*,[ \t]*|\[[ \t]*|[ \t]*\]|[ \t]*:[ \t]*/y
const INTEGER = '(?:0|[1-9](?:_?[0-9])*)'
const DIGITS = '[0-9](?:_?[0-9])*'
const POINT = `(?:${INTEGER}?\\.${DIGITS}|${INTEGER}\\.)`
const FLOAT = new RegExp(`[+-]?(?:(?:${POINT}|${INTEGER})[eE][+-]?${DIGITS}|${POINT}|[iI][nN][fF]|[nN][aA][nN])`, 'y')
const INT = new RegExp(`[+-]?${INTEGER}`, 'y')
const ESCAPE = /(?:\\[\\()[\]{}:=, \t])+/y
const SPACE = /[ \t]+/y

const PUNCTUATION: Readonly<Record<string, TokenType>> = {
  '{': 'brace',
  '}': 'close',
  ',': ',',
  '[': '[',
  ']': ']',
  ':': ':',
}

const WORDS: ReadonlyMap<string, TokenType> = new Map([
  ['true', 'bool'],
  ['false', 'bool'],
  ['null', 'null'],
  ['inf', 'float'],
  ['nan', 'float'],
])

/** The token at `at` within the arguments of a resolver: the longest match of the grammar's rules, the earlier rule on a tie. */
export function valueToken(text: string, at: number): Token {
  const id = match(ID, text, at)
  if (id) return token(WORDS.get(id.toLowerCase()) ?? 'id', text, at, at + id.length)
  if (at >= text.length) return token('end', text, at, at)
  const char = text[at]!
  if (char === "'" || char === '"') return token('quote', text, at, at + 1)
  if (char === '$' && text[at + 1] === '{') return token('open', text, at, at + match(OPEN, text, at).length)
  return numberToken(text, at) ?? punctuationToken(text, at) ?? otherToken(text, at)
}

function numberToken(text: string, at: number): Token | undefined {
  const number = match(FLOAT, text, at)
  const digits = match(INT, text, at)
  if (number) return token('float', text, at, at + number.length)
  return digits ? token('int', text, at, at + digits.length) : undefined
}

function punctuationToken(text: string, at: number): Token | undefined {
  const found = match(VALUE_PUNCTUATION, text, at)
  return found ? token(PUNCTUATION[found.trim()]!, text, at, at + found.length) : undefined
}

function otherToken(text: string, at: number): Token {
  const escaped = match(ESCAPE, text, at)
  if (escaped) return token('escape', text, at, at + escaped.length)
  if ('/-\\+.$%*@?|'.includes(text[at]!)) return token('char', text, at, at + 1)
  const blanks = match(SPACE, text, at)
  if (blanks) return token('space', text, at, at + blanks.length)
  throw unreadable(text, at)
}

function match(rule: RegExp, text: string, at: number): string {
  rule.lastIndex = at
  return rule.exec(text)?.[0] ?? ''
}

const token = (type: TokenType, text: string, start: number, end: number): Token => ({
  type,
  text: text.slice(start, end),
  start,
  end,
})

const unreadable = (text: string, at: number): ConfigError =>
  new ConfigError('GRAMMAR', `Unexpected '${text[at]}' at position ${at + 1} of '${text}'`)
