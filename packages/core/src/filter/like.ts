import type { TextPattern } from './filter.ts'

/**
 * SQL's LIKE as MLflow reads it: the whole text must match; `%` is any run of characters and `_` one code point, neither
 * crosses a newline, and there is no escape. A pattern that does not end in `%` may be followed by one newline; one that
 * does, by anything. Takes time in proportion to the length of text times pattern at most.
 */
export class LikePattern implements TextPattern {
  readonly source: string
  readonly #fold: (char: string) => string
  readonly #tokens: readonly string[]
  /** Whether anything may follow. */
  readonly #open: boolean

  /** @param caseless ILIKE: by simple case folding. */
  constructor(source: string, caseless: boolean) {
    this.source = source
    this.#fold = caseless ? foldCase : (char) => char
    const tokens = Array.from(source, (char) => (char === '%' || char === '_' ? char : this.#fold(char)))
    this.#open = tokens.at(-1) === '%'
    if (this.#open) while (tokens.at(-1) === '%') tokens.pop()
    this.#tokens = tokens
  }

  test(text: string): boolean {
    const chars = Array.from(text, this.#fold)
    if (matchEnd(this.#tokens, chars, this.#open) !== undefined) return true
    return !this.#open && chars.at(-1) === '\n' && matchEnd(this.#tokens, chars.slice(0, -1), false) !== undefined
  }
}

/**
 * Matches tokens from the start; with `prefix` the text may go on. Two pointers: only the last `%` is ever tried again.
 */
export function matchEnd(tokens: readonly string[], chars: readonly string[], prefix: boolean): number | undefined {
  let token = 0
  let at = 0
  let retry: { token: number; at: number } | undefined
  for (;;) {
    if (token === tokens.length && (prefix || at === chars.length)) return at
    if (tokens[token] === '%') {
      retry = { token: ++token, at }
    } else if (
      at < chars.length &&
      token < tokens.length &&
      (tokens[token] === '_' ? chars[at] !== '\n' : tokens[token] === chars[at])
    ) {
      token++
      at++
    } else if (retry && retry.at < chars.length && chars[retry.at] !== '\n') {
      retry.at++
      token = retry.token
      at = retry.at
    } else {
      return undefined
    }
  }
}

/** Unicode simple folding of one code point, as Python's `re.IGNORECASE`: `ſ` = `s`, Kelvin = `k`; `i I İ ı` are equal. */
function foldCase(char: string): string {
  if (char === 'İ' || char === 'ı') return 'i'
  const upper = single(char.toUpperCase()) ?? char
  return single(upper.toLowerCase()) ?? upper
}

const single = (text: string) => (Array.from(text).length === 1 ? text : undefined)
