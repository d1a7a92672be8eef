import { syntaxError } from './syntax-error.ts'
import { end, type Token } from './token.ts'

/** What a token may look like, the first that fits. */
const patterns = {
  space: /\s+/u,
  /** SQL's strings, as MLflow reads them: a doubled or backslashed quote does not end one, and stays as it is. */
  text: /'(?:[\\']'|[^'])*'|"(?:[\\"]"|[^"])*"/u,
  /** A string in which a backslash stands before a quote or another backslash: one that holds both kinds of quotes. */
  escaped: /e'(?:\\.|[^\\'])*'/su,
  /** A word that stands for a value; `now` with the span of time before it. */
  literal: /(?:true|false|null|now(?:\s*-\s*\w*)?)(?![\p{L}\p{M}\p{N}_./:-])/iu,
  keyword: /(?:and|or|not|in|between|i?like|matches|is|missing)(?![\p{L}\p{M}\p{N}_./:-])/iu,
  /**
   * A name; after a dot, a part of it may be quoted, which then ends with the quote or goes on with a dot. Its kind may stand
   * in backticks.
   */
  word: /(?:[\p{L}_]|`\w+`(?=\.))[\p{L}\p{M}\p{N}_./:-]*(?:(?<=\.)(?:'[^']*'|"[^"]*"|`[^`]*`)(?:\.[\p{L}\p{M}\p{N}_./:-]*)?)*/u,
  backticked: /`[^`]+`/u,
  number: /[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}_])/u,
  comparison: /[=!]=|<>|[<>]=?|=/u,
  sign: /[-(),[\]]/u,
  nothing: /./su,
}

const groups = Object.entries(patterns).map(([kind, { source }]) => `(?<${kind}>${source})`)
const token = new RegExp(groups.join('|'), 'gisu')

/**
 * Splits an expression into tokens; the last one is the end.
 *
 * @throws RunError FILTER_SYNTAX at a character that starts nothing.
 */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = []
  for (const { 0: written, index, groups } of expression.matchAll(token)) {
    const kind = Object.keys(patterns).find((kind) => groups![kind]) as keyof typeof patterns
    const place = { start: index, end: index + written.length }
    if (kind === 'nothing') throw syntaxError(expression, place, whyNothing(written))
    if (kind !== 'space') tokens.push({ ...tokenOf(kind, written), ...place })
  }
  const { length } = expression
  return [...tokens, { kind: 'end', text: '', word: end, start: length, end: length }]
}

function tokenOf(kind: Exclude<keyof typeof patterns, 'space' | 'nothing'>, written: string) {
  if (kind === 'escaped')
    return { kind: 'text', text: written.slice(2, -1).replace(/\\(.)/gs, '$1'), word: '' } as const
  if (kind === 'text' || kind === 'backticked') return { kind, text: written.slice(1, -1), word: '' }
  return { kind, text: written, word: written.toUpperCase() }
}

function whyNothing(char: string): string {
  if (`'"\``.includes(char)) return `${char} is not closed`
  return `'${char}' starts nothing; a name with such characters goes in backticks`
}
