import type { TextPattern } from './filter.ts'
import { anything, character, compile, end, type Part, repeat, sequence, start } from './program.ts'

/**
 * SQL's LIKE as MLflow reads it: the whole text must match; `%` is any run of characters and `_` one code point, neither
 * crosses a newline, and there is no escape. A pattern that does not end in `%` may be followed by one newline; one that
 * does, by anything. Reads each character of a text once.
 */
export class LikePattern implements TextPattern {
  readonly source: string
  readonly #test: (text: string) => boolean

  /** @param caseless ILIKE: by simple case folding. */
  constructor(source: string, caseless: boolean) {
    this.source = source
    const fold = caseless ? foldCase : (char: string) => char
    const partOf = (char: string): Part => {
      if (char === '%') return repeat(anything, 0, Infinity)
      return char === '_' ? anything : character((code) => fold(String.fromCodePoint(code)) === fold(char))
    }
    const rest = source.endsWith('%') ? sequence() : sequence(repeat(newline, 0, 1), end)
    this.#test = compile(sequence(start, ...Array.from(source, partOf), rest))
  }

  test(text: string): boolean {
    return this.#test(text)
  }
}

const newline = character((code) => code === 10)

/** Unicode simple folding of one code point, as Python's `re.IGNORECASE`: `ſ` = `s`, Kelvin = `k`; `i I İ ı` are equal. */
function foldCase(char: string): string {
  if (char === 'İ' || char === 'ı') return 'i'
  const upper = single(char.toUpperCase()) ?? char
  return single(upper.toLowerCase()) ?? upper
}

const single = (text: string) => (Array.from(text).length === 1 ? text : undefined)
