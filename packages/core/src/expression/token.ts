/** A piece of an expression. `text` is what it says: a text without its quotes, a word as written. */
export interface Token {
  readonly kind: 'word' | 'text' | 'backticked' | 'number' | 'operator' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Whether a token may name a key: on the left of an operator, quotes do so too. */
export const isName = ({ kind }: Token): boolean => kind === 'word' || kind === 'backticked' || kind === 'text'
