import { syntaxError } from './syntax-error.ts'
import type { Token } from './token.ts'

/** What a token may look like, the first that fits. */
const patterns = {
  /** SQL's strings, as MLflow reads them: a doubled or backslashed quote does not end one, and stays as it is. */
  text: /'(?:''|\\'|[^'])*'|"(?:""|\\"|[^"])*"/u,
  /** A string in which a backslash stands before a quote or another backslash: one that holds both kinds of quotes. */
  escaped: /e'(?:[^'\\]|\\[\s\S])*'/u,
  /**
   * A name; after a dot, a part of it may be quoted, which then ends with the quote or goes on with a dot. Its kind may stand
   * in backticks. Or a span of time: `6h`.
   */
  word: /(?:[\p{L}_]|`\w+`(?=\.))[\p{L}\p{M}\p{N}_./:-]*(?:(?<=\.)(?:'[^']*'|"[^"]*"|`[^`]*`)(?:\.[\p{L}\p{M}\p{N}_./:-]*)?)*|\d+[smhdw]\b/u,
  backticked: /`[^`]+`/u,
  number: /[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}_])/u,
  operator: /==|!=|<>|<=|>=|[-=<>(),[\]]/u,
  end: /$/u,
}

const groups = Object.entries(patterns).map(([kind, { source }]) => `(?<${kind}>${source})`)
const token = new RegExp(`\\s*(?:${groups.join('|')})`, 'uy')

/**
 * Splits an expression into tokens; the last one is the end.
 *
 * @throws RunError FILTER_SYNTAX at a character that starts nothing.
 */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; tokens.at(-1)?.kind !== 'end'; at = token.lastIndex) {
    token.lastIndex = at
    const found = Object.entries(token.exec(expression)?.groups ?? {}).find(([, text]) => text !== undefined)
    if (!found) throw startsNothing(expression, at)
    const [kind, written] = found as [keyof typeof patterns, string]
    tokens.push({ ...tokenOf(kind, written), start: token.lastIndex - written.length, end: token.lastIndex })
  }
  return tokens
}

function tokenOf(kind: keyof typeof patterns, written: string): Pick<Token, 'kind' | 'text'> {
  if (kind === 'escaped') return { kind: 'text', text: written.slice(2, -1).replace(/\\([\s\S])/g, '$1') }
  return { kind, text: kind === 'text' || kind === 'backticked' ? written.slice(1, -1) : written }
}

function startsNothing(expression: string, at: number): Error {
  const [char = ''] = expression.slice(at).trimStart()
  const start = expression.indexOf(char, at)
  const open = `'"\``.includes(char)
  const what = open
    ? `${char} is not closed`
    : `'${char}' starts nothing; a name with such characters goes in backticks`
  return syntaxError(expression, { start, end: start + char.length }, what)
}
