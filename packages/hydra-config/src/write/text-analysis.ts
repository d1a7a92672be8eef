/** How a text may be written: what PyYAML's emitter finds out before it chooses quotes. */
export interface TextAnalysis {
  readonly hasBreaks: boolean
  readonly allowsPlain: boolean
  readonly allowsSingleQuotes: boolean
}

const BREAKS = '\n\x85\u2028\u2029'
const BLANKS = `\0 \t\r${BREAKS}`
// what a text cannot hold outside of double quotes
const SPECIAL = /[^\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10fffe}]/u

export const isBreak = (char: string | undefined): boolean => char !== undefined && BREAKS.includes(char)

/** PyYAML's `Emitter.analyze_scalar`, for block context. */
export function analyzeText(chars: readonly string[]): TextAnalysis {
  const text = chars.join('')
  const hasBreaks = chars.some(isBreak)
  const isSpecial = SPECIAL.test(text)
  const edges = [chars[0], chars.at(-1)]
  const hasBlankEdge = edges.some((char) => char === ' ' || isBreak(char))
  return {
    hasBreaks,
    allowsPlain: text === '' || !(hasBlankEdge || hasBreaks || isSpecial || hasIndicators(chars, text)),
    allowsSingleQuotes: !(isSpecial || / [\n\x85\u2028\u2029]|[\n\x85\u2028\u2029] /.test(text)),
  }
}

function hasIndicators(chars: readonly string[], text: string): boolean {
  if (text.startsWith('---') || text.startsWith('...')) return true
  const isBlank = (char: string | undefined) => char === undefined || BLANKS.includes(char)
  const [first] = chars
  if ('#,[]{}&*!|>\'"%@`'.includes(first!)) return true
  if ('?:-'.includes(first!) && isBlank(chars[1])) return true
  return chars.some(
    (char, i) => i > 0 && ((char === ':' && isBlank(chars[i + 1])) || (char === '#' && isBlank(chars[i - 1]))),
  )
}
