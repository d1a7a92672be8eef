import { CST, type LineCounter, Parser } from 'yaml'
import { ConfigError, type ConfigErrorCode } from '../../nodes/errors.ts'
import { PythonLexer } from './lexer.ts'

/**
 * The concrete syntax of a YAML text, refusing what PyYAML's scanner refuses and the `yaml` package lets pass: tabs outside of quotes,
 * block texts and comments, `?` in unquoted text inside of brackets, and odd directives.
 *
 * @throws ConfigError YAML_SYNTAX
 */
export function* readTokens(text: string, lines: LineCounter): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  let offset = 0
  let flow = 0
  let indicators = 0
  let scalar: 'plain' | 'block' | undefined
  let next: 'plain' | 'block' = 'plain'
  for (const lexeme of new PythonLexer().lex(text)) {
    const type = scalar ?? CST.tokenType(lexeme)
    const problem = problemOf(type, lexeme, flow)
    if (problem) throw errorAt(lines, offset + problem.at, 'YAML_SYNTAX', problem.message)
    // `- - -` and `? ? ?` nest as brackets do
    if (type === 'seq-item-ind' || type === 'explicit-key-ind') indicators++
    else if (type !== 'space') indicators = 0
    if (flow + indicators > DEEPEST) throw errorAt(lines, offset, 'TOO_LARGE', TOO_DEEP)
    scalar = undefined
    if (type === 'scalar') {
      scalar = next
      next = 'plain'
    } else if (type === 'block-scalar-header') next = 'block'
    else if (type === 'flow-map-start' || type === 'flow-seq-start') flow++
    else if (type === 'flow-map-end' || type === 'flow-seq-end') flow--
    if (!CONTROL.has(type as CST.TokenType)) offset += lexeme.length
    yield* parser.next(lexeme)
  }
  yield* parser.end()
}

/** How deep a config may be nested. */
export const DEEPEST = 300

export const TOO_DEEP = `The config is nested more than ${DEEPEST} deep`

/** An error at an offset of the text. */
export function errorAt(lines: LineCounter, offset: number, code: ConfigErrorCode, message: string, fullKey?: string) {
  const { line, col } = lines.linePos(offset)
  return new ConfigError(code, message, { line, column: col, fullKey })
}

// lexemes that mark a position and stand for no text
const CONTROL = new Set<CST.TokenType>(['byte-order-mark', 'doc-mode', 'flow-error-end', 'scalar'])

function problemOf(type: string | null, lexeme: string, flow: number): { message: string; at: number } | undefined {
  const tab = type === 'space' || type === 'plain' ? lexeme.indexOf('\t') : -1
  if (tab >= 0) return { message: 'A tab cannot stand here', at: tab }
  if (type === 'directive-line' && !/^%[\w-]+(?: |$)/.test(lexeme)) return { message: 'This is not a directive', at: 0 }
  if (type !== 'plain' || flow === 0) return undefined
  const at = lexeme.startsWith(':') ? 0 : lexeme.indexOf('?')
  return at < 0 ? undefined : { message: `Put text that holds '${lexeme[at]}' in quotes inside of brackets`, at }
}
