import { scanner } from '../general/scan.ts'
import { syntaxError } from './syntax-error.ts'
import { end, type Token } from './token.ts'

/** What a token may look like, the first that fits. */
const patterns = {
  space: /\s+/u,
  /** SQL's strings, as MLflow reads them: a doubled or backslashed quote does not end one, and stays as it is. */
  text: /'(?:[\\']'|[^'])*'|"(?:[\\"]"|[^"])*"/u,
  /** A string in which a backslash stands before a quote or another backslash: one that holds both kinds of quotes. */
  escaped: /e'(?:\\.|[^\\'])*'/su,
  constant: /(?:true|false|null)(?![\p{L}\p{M}\p{N}_./:-])/iu,
  /** Now, or a span of time before it. */
  time: /now(?:\s*-\s*\w*)?(?![\p{L}\p{M}\p{N}_./:-])/iu,
  keyword: /(?:and|or|not|in|between|i?like|matches|is|missing)(?![\p{L}\p{M}\p{N}_./:-])/iu,
  /**
   * A name; after a dot, a part of it may be quoted, which then ends with the quote or goes on with a dot. Its kind may stand
   * in backticks.
   */
  word: /(?:[\p{L}_]|`\w+`(?=\.))[\p{L}\p{M}\p{N}_./:-]*(?:(?<=\.)(?:'[^']*'|"[^"]*"|`(?:[^`]|``)*`)(?:\.[\p{L}\p{M}\p{N}_./:-]*)?)*/u,
  backticked: /`[^`]+`/u,
  number: /[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}_])/u,
  comparison: /[=!]=|<>|[<>]=?|=/u,
  sign: /[-(),[\]]/u,
  nothing: /./su,
}

/** A text with escapes is a text. */
export type TokenKind = Exclude<keyof typeof patterns, 'space' | 'escaped' | 'nothing'> | 'end'

const scan = scanner(patterns, 'isu')

/**
 * Splits an expression into tokens; the last one is the end.
 *
 * @throws RunError FILTER_SYNTAX at a character that starts nothing.
 */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = []
  for (const { kind, text, start } of scan(expression)) {
    const span = { start, end: start + text.length }
    if (kind === 'nothing') throw syntaxError(expression, span, whyNothing(text))
    if (kind !== 'space') tokens.push({ ...tokenOf(kind, text), ...span })
  }
  const { length } = expression
  return [...tokens, { kind: 'end', text: '', word: end, start: length, end: length }]
}

function tokenOf(
  kind: Exclude<keyof typeof patterns, 'space' | 'nothing'>,
  written: string,
): Omit<Token, 'start' | 'end'> {
  switch (kind) {
    case 'escaped':
      return { kind: 'text', text: written.slice(2, -1).replace(/\\(.)/gs, '$1'), word: '' }
    case 'text':
    case 'backticked':
      return { kind, text: written.slice(1, -1), word: '' }
    case 'word':
    case 'constant':
    case 'time':
    case 'keyword':
    case 'number':
    case 'comparison':
    case 'sign':
      return { kind, text: written, word: written.toUpperCase() }
  }
}

function whyNothing(char: string): string {
  if (`'"\``.includes(char)) return `${char} is not closed`
  return `'${char}' starts nothing; a name with such characters goes in backticks`
}
