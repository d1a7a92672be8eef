/**
 * SQL's LIKE as MLflow reads it: the whole text must match; `%` is any run of characters and `_` one code point, neither
 * crosses a newline, and there is no escape. A pattern that does not end in `%` may be followed by one newline; one that
 * does, by anything. Takes time in proportion to the length of text times pattern at most.
 *
 * @param caseless ILIKE: by simple case folding.
 */
export function likeTest(pattern: string, caseless: boolean): (text: string) => boolean {
  const fold = caseless ? foldCase : (char: string) => char
  const tokens = Array.from(pattern, (char) => (char === '%' || char === '_' ? char : fold(char)))
  const open = tokens.at(-1) === '%'
  if (open) while (tokens.at(-1) === '%') tokens.pop()
  return (text) => {
    const chars = Array.from(text, fold)
    if (open) return matchEnd(tokens, chars, true) !== undefined
    if (matchEnd(tokens, chars, false) !== undefined) return true
    return chars.at(-1) === '\n' && matchEnd(tokens, chars.slice(0, -1), false) !== undefined
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
