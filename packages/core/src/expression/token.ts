/** A piece of an expression. `text` is what it says: a text without its quotes, a word as written. */
export interface Token {
  readonly kind: 'word' | 'text' | 'backticked' | 'number' | 'operator' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}
