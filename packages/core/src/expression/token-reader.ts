import { type TokenKind, tokenize } from './lexer.ts'
import { syntaxError } from './syntax-error.ts'
import { end, type Token } from './token.ts'

/** Reads the tokens of an expression, one after another. */
export function readTokens(expression: string) {
  const tokens = tokenize(expression)
  let at = 0
  const next = (): Token => tokens[at]!
  const sees = (...words: readonly string[]): boolean => words.includes(next().word)

  /** The next word, if it is one of these; steps over it. */
  const accept = (...words: readonly string[]): string | undefined => (sees(...words) ? tokens[at++]!.word : undefined)

  /** @throws RunError FILTER_SYNTAX */
  function refuse(expected: string, token = next()): never {
    const found = expression.slice(token.start, token.end) || end
    throw syntaxError(expression, token, `Expected ${expected}, found ${found}`)
  }

  /** The next token, which must be of one of these kinds. */
  const take = <K extends TokenKind>(expected: string, ...kinds: readonly K[]) =>
    kinds.includes(next().kind as K) ? (tokens[at++] as Token & { readonly kind: K }) : refuse(expected)

  /** The next word, which must be as expected, or one of these. */
  const expect = (expected: string, ...words: readonly string[]): string =>
    accept(expected, ...words) ?? refuse(expected)

  return { next, take, sees, accept, expect, refuse }
}
