import { syntaxError } from './syntax-error.ts'
import type { Token } from './token.ts'

const blank = /\s+/uy
/** SQL's strings, as MLflow reads them: a doubled or backslashed quote does not end one, and stays as it is. */
const quoted = /'(?:''|\\'|[^'])*'|"(?:""|\\"|[^"])*"/uy
/** A string in which a backslash stands before a quote or another backslash: one that holds both kinds of quotes. */
const escaped = /e'(?:[^'\\]|\\[\s\S])*'/uy
const backticked = /`[^`]+`/uy
const numeric = /[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}_])/uy
const duration = /\d+[smhdw]\b/uy
const operator = /==|!=|<>|<=|>=|[-=<>(),[\]]/uy
/** A name; after a dot, a part of it may be quoted, which then ends with the quote or goes on with a dot. Its kind may stand in backticks. */
const word =
  /(?:[\p{L}_]|`\w+`(?=\.))[\p{L}\p{M}\p{N}_./:-]*(?:(?<=\.)(?:'[^']*'|"[^"]*"|`[^`]*`)(?:\.[\p{L}\p{M}\p{N}_./:-]*)?)*/uy

const rules: readonly [RegExp, (text: string) => [Token['kind'], string]][] = [
  [quoted, (text) => ['text', text.slice(1, -1)]],
  [escaped, (text) => ['text', text.slice(2, -1).replace(/\\([\s\S])/g, '$1')]],
  [word, (text) => ['word', text]],
  [backticked, (text) => ['backticked', text.slice(1, -1)]],
  [duration, (text) => ['word', text]],
  [numeric, (text) => ['number', text]],
  [operator, (text) => ['operator', text]],
]

/**
 * Splits an expression into tokens; the last one is the end.
 *
 * @throws RunError FILTER_SYNTAX at a character that starts nothing.
 */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < expression.length) {
    at = matchAt(blank, expression, at)?.end ?? at
    if (at === expression.length) break
    const token = nextToken(expression, at)
    tokens.push(token)
    at = token.end
  }
  return [...tokens, { kind: 'end', text: '', start: at, end: at }]
}

function nextToken(expression: string, at: number): Token {
  for (const [rule, read] of rules) {
    const match = matchAt(rule, expression, at)
    if (!match) continue
    const [kind, text] = read(match.text)
    return { kind, text, start: at, end: match.end }
  }
  const char = String.fromCodePoint(expression.codePointAt(at)!)
  const open = char === "'" || char === '"' || char === '`'
  throw syntaxError(
    expression,
    { start: at, end: at + char.length },
    open ? `${char} is not closed` : `'${char}' starts nothing; a name with such characters goes in backticks`,
  )
}

function matchAt(rule: RegExp, expression: string, at: number): { text: string; end: number } | undefined {
  rule.lastIndex = at
  const match = rule.exec(expression)
  return match ? { text: match[0], end: rule.lastIndex } : undefined
}
