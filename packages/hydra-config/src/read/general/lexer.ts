import { Lexer } from 'yaml'

/** The parts of the `yaml` package's lexer that are changed here; its types call them private. */
interface Internals {
  /** How deep a further line must be indented. */
  indentNext: number
  lex(text: string): Iterable<string>
  parseFlowCollection(): Generator<string, unknown>
  parseQuotedScalar(): Generator<string, unknown>
}

const YamlLexer = Lexer as unknown as new () => Internals

/** The `yaml` package's lexer, but lines inside of brackets and quotes may start anywhere, as PyYAML's scanner has it. */
export class PythonLexer extends YamlLexer {
  override parseFlowCollection(): Generator<string, unknown> {
    return this.#atAnyIndent(super.parseFlowCollection())
  }

  override parseQuotedScalar(): Generator<string, unknown> {
    return this.#atAnyIndent(super.parseQuotedScalar())
  }

  *#atAnyIndent(lexemes: Generator<string, unknown>): Generator<string, unknown> {
    const { indentNext } = this
    this.indentNext = 0
    const next = yield* lexemes
    this.indentNext = indentNext
    return next
  }
}
