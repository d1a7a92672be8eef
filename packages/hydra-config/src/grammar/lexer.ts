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

/** Reads the token at a position of a text. */
export type Lexer = (text: string, at: number) => Token

type Rule = readonly [TokenType, RegExp]

const OPEN: Rule = ['open', /\$\{[ \t]*/y]
const CLOSE: Rule = ['close', /[ \t]*\}/y]
const COLON: Rule = [':', /[ \t]*:[ \t]*/y]

/** The token within `${…}`, before a colon. */
export const keyToken = lexer([
  OPEN,
  ['id', /[A-Za-z_][A-Za-z0-9_-]*(?![^\\{}()[\]:. \t'"])/y],
  ['key', /[^\\{}()[\]:. \t'"]+/y],
  COLON,
  CLOSE,
  ['.', /\./y],
  ['[', /\[/y],
  [']', /\]/y],
])

const INTEGER = '(?:0|[1-9](?:_?[0-9])*)'
const DIGITS = '[0-9](?:_?[0-9])*'
const POINT = `(?:${INTEGER}?\\.${DIGITS}|${INTEGER}\\.)`
const FLOAT = `[+-]?(?:(?:${POINT}|${INTEGER})[eE][+-]?${DIGITS}|${POINT}|[iI][nN][fF]|[nN][aA][nN])`

/** The token within the arguments of a resolver. */
export const valueToken = lexer([
  ['null', /null(?![\w-])/iy],
  ['bool', /(?:true|false)(?![\w-])/iy],
  ['float', /(?:inf|nan)(?![\w-])/iy],
  ['id', /[A-Za-z_][A-Za-z0-9_-]*/y],
  ['quote', /['"]/y],
  OPEN,
  ['float', new RegExp(FLOAT, 'y')],
  ['int', new RegExp(`[+-]?${INTEGER}`, 'y')],
  ['brace', /\{[ \t]*/y],
  CLOSE,
  [',', /[ \t]*,[ \t]*/y],
  ['[', /\[[ \t]*/y],
  [']', /[ \t]*\]/y],
  COLON,
  ['escape', /(?:\\[\\()[\]{}:=, \t])+/y],
  ['char', /[/\-\\+.$%*@?|]/y],
  ['space', /[ \t]+/y],
])

/** A lexer of rules in such an order that the first match is the grammar's: the longest one, the earlier rule on a tie. */
function lexer(rules: readonly Rule[]): Lexer {
  return (text, at) => {
    if (at >= text.length) return { type: 'end', text: '', start: at, end: at }
    for (const [type, rule] of rules) {
      rule.lastIndex = at
      const found = rule.exec(text)
      if (found) return { type, text: found[0], start: at, end: rule.lastIndex }
    }
    throw new ConfigError('GRAMMAR', `Unexpected '${text[at]}' at position ${at + 1} of '${text}'`)
  }
}
