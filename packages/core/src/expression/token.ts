import type { TokenKind } from './lexer.ts'

/** A part of an expression. `text` is what it says: a text without its quotes, a word as written. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** A keyword in capitals, a sign, or {@link end}; of what is quoted, nothing. */
  readonly word: string
  readonly start: number
  readonly end: number
}

/** The word of the last token, as an error shows it. */
export const end = 'the end'

/** The kinds of tokens that may name a key: on the left of an operator, quotes do so too. */
export const keyTokens = ['word', 'backticked', 'text'] as const satisfies readonly TokenKind[]
