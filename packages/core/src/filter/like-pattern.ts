import { LinearPattern } from './linear-pattern.ts'
import { anything, character, end, type Part, repeat, sequence, start } from './program.ts'

/**
 * SQL's LIKE as MLflow reads it: the whole text must match; `%` is any run of characters and `_` one code point, neither
 * crosses a newline, and there is no escape. A pattern that does not end in `%` may be followed by one newline; one that
 * does, by anything.
 *
 * @param options.caseless ILIKE: by simple case folding.
 */
export function likePattern(source: string, { caseless }: { caseless: boolean }): LinearPattern {
  const partOf = (wanted: string): Part => {
    if (wanted === '%') return repeat(anything, [0, Infinity])
    if (wanted === '_') return anything
    return character((char) => char === wanted || (caseless && foldCase(char) === foldCase(wanted)))
  }
  const rest = source.endsWith('%') ? [] : [repeat(newline, [0, 1]), end]
  return new LinearPattern(source, sequence([start, ...Array.from(source, partOf), ...rest]))
}

const newline = character((char) => char === '\n')

/** Unicode simple folding of one code point, as Python's `re.IGNORECASE`: `ſ` = `s`, Kelvin = `k`; `i I İ ı` are equal. */
function foldCase(char: string): string {
  if (char === 'İ' || char === 'ı') return 'i'
  const upper = single(char.toUpperCase()) ?? char
  return single(upper.toLowerCase()) ?? upper
}

const single = (text: string) => (Array.from(text).length === 1 ? text : undefined)
