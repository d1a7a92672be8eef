import { ConfigError } from '../errors.ts'

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

const KEY_OPEN = /\$\{[ \t]*/y
const KEY_PUNCTUATION = /[ \t]*([:}])|([.[\]])/y
const AFTER_COLON = /[ \t]*/y
const ID = /[A-Za-z_][A-Za-z0-9_-]*/y
const KEY = /[^\\{}()[\]:. \t'"]+/y

const VALUE_PUNCTUATION = /\{[ \t]*|[ \t]*\}|[ \t]*,[ \t]*|\[[ \t]*|[ \t]*\]|[ \t]*:[ \t]*/y
const INTEGER = '(?:0|[1-9](?:_?[0-9])*)'
const DIGITS = '[0-9](?:_?[0-9])*'
const POINT = `(?:${INTEGER}?\\.${DIGITS}|${INTEGER}\\.)`
const FLOAT = new RegExp(`[+-]?(?:(?:${POINT}|${INTEGER})[eE][+-]?${DIGITS}|${POINT}|[iI][nN][fF]|[nN][aA][nN])`, 'y')
const INT = new RegExp(`[+-]?${INTEGER}`, 'y')
const BOOL = /true|false/iy
const NULL = /null/iy
const CHAR = /[/\-\\+.$%*@?|]/y
const ESCAPE = /(?:\\[\\()[\]{}:=, \t])+/y
const SPACE = /[ \t]+/y

// In the order in which the grammar's lexer rules stand: the longest match wins, the earlier rule on a tie.
const VALUE_RULES: readonly (readonly [TokenType, RegExp])[] = [
  ['float', FLOAT],
  ['int', INT],
  ['bool', BOOL],
  ['null', NULL],
  ['char', CHAR],
  ['id', ID],
  ['escape', ESCAPE],
  ['space', SPACE],
]

const PUNCTUATION: Readonly<Record<string, TokenType>> = {
  '{': 'brace',
  '}': 'close',
  ',': ',',
  '[': '[',
  ']': ']',
  ':': ':',
}

/** The token at `at` within `${…}`, before a colon. */
export function keyToken(text: string, at: number): Token {
  if (at >= text.length) return token('end', '', at, at)
  const open = match(KEY_OPEN, text, at)
  if (open) return token('open', '${', at, at + open.length)
  KEY_PUNCTUATION.lastIndex = at
  const punctuation = KEY_PUNCTUATION.exec(text)
  if (punctuation) {
    const mark = (punctuation[1] ?? punctuation[2])!
    const end =
      KEY_PUNCTUATION.lastIndex + (mark === ':' ? match(AFTER_COLON, text, KEY_PUNCTUATION.lastIndex).length : 0)
    return token(mark === '}' ? 'close' : (mark as TokenType), mark, at, end)
  }
  const id = match(ID, text, at)
  const key = match(KEY, text, at)
  if (key.length > id.length) return token('key', key, at, at + key.length)
  if (id) return token('id', id, at, at + id.length)
  throw unreadable(text, at)
}

/** The token at `at` within the arguments of a resolver. */
export function valueToken(text: string, at: number): Token {
  if (at >= text.length) return token('end', '', at, at)
  const open = match(KEY_OPEN, text, at)
  if (open) return token('open', '${', at, at + open.length)
  const char = text[at]!
  if (char === "'" || char === '"') return token('quote', char, at, at + 1)
  const punctuation = match(VALUE_PUNCTUATION, text, at)
  if (punctuation) return token(PUNCTUATION[punctuation.trim()]!, punctuation, at, at + punctuation.length)
  let best: Token | undefined
  for (const [type, rule] of VALUE_RULES) {
    const found = match(rule, text, at)
    if (found.length > (best?.text.length ?? 0)) best = token(type, found, at, at + found.length)
  }
  if (!best) throw unreadable(text, at)
  return best
}

function match(rule: RegExp, text: string, at: number): string {
  rule.lastIndex = at
  return rule.exec(text)?.[0] ?? ''
}

const token = (type: TokenType, text: string, start: number, end: number): Token => ({ type, text, start, end })

const unreadable = (text: string, at: number): ConfigError =>
  new ConfigError('GRAMMAR', `Unexpected '${text[at]}' at position ${at + 1} of '${text}'`)
