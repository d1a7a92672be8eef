import { LinearPattern } from './linear-pattern.ts'
import { escapeChar, readPattern } from './regular-pattern.ts'

/**
 * SQL's LIKE as MLflow reads it: the whole text must match; `%` is any run of characters and `_` one code point, neither
 * crosses a newline, and there is no escape. A pattern that does not end in `%` may be followed by one newline; one that
 * does, by anything.
 *
 * @param options.caseless ILIKE: by simple case folding, as Python's `re.IGNORECASE`, for which `i I İ ı` are equal.
 */
export function likePattern(source: string, { caseless }: { caseless: boolean }): LinearPattern {
  const regular = source.replace(/./gsu, (char) => {
    if (char === '%') return '.*'
    if (char === '_') return '.'
    return caseless && /[iİı]/i.test(char) ? '[iİı]' : escapeChar(char)
  })
  const rest = source.endsWith('%') ? '' : '\\n?$'
  return new LinearPattern(source, readPattern(`^${regular}${rest}`, caseless ? 'iu' : 'u'))
}
