import { ConfigError } from '../nodes/errors.ts'
import { bool, float, int, type MapKey, NULL, type ScalarNode, str } from '../nodes/node.ts'
import { parseFloatText, parseIntText } from '../nodes/number-text.ts'
import type {
  Call,
  Concatenation,
  Element,
  Interpolation,
  ListElement,
  MapElement,
  Reference,
  Template,
  TemplatePart,
} from './ast.ts'
import { type KeyPath, readKeyPath } from './key-path.ts'
import { keyToken, type Lexer, type Token, type TokenType, valueToken } from './lexer.ts'

/**
 * Parses a value that holds `${`: OmegaConf's grammar rule `configValue`.
 *
 * @throws ConfigError GRAMMAR
 *
 * @example
 * parseTemplate('x${a.b}') // ['x', { kind: 'reference', … }]
 */
export const parseTemplate = (text: string): Template => new Parser(text).template()

/**
 * Parses what `oc.decode` reads: OmegaConf's grammar rule `singleElement`.
 *
 * @throws ConfigError GRAMMAR
 *
 * @example
 * parseElement('[1, a]') // { kind: 'list', items: […] }
 */
export const parseElement = (text: string): Element => new Parser(text).onlyElement()

// by far most interpolations are one plain key
const PLAIN_REFERENCE = /\$\{(\.*[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*)\}/y

// what ends literal text, with the backslashes before it
const SPECIAL = /(?<!\\)(\\*)(\$\{)/g
const SPECIAL_IN_QUOTES = { "'": /(?<!\\)(\\*)(\$\{|')/g, '"': /(?<!\\)(\\*)(\$\{|")/g }

const DEEPEST = 100

class Parser {
  readonly #text: string
  #at = 0
  #depth = 0
  #peeked: Token | undefined
  #peekedBy: Lexer | undefined

  constructor(text: string) {
    this.#text = text
  }

  template(): Template {
    return this.#templateParts(undefined)
  }

  onlyElement(): Element {
    const element = this.#element()
    this.#take('end', valueToken)
    return element
  }

  /** Literal text and interpolations up to the closing quote, or to the end where there is none. */
  #templateParts(quote: '"' | "'" | undefined): TemplatePart[] {
    const text = this.#text
    const special = quote ? SPECIAL_IN_QUOTES[quote] : SPECIAL
    const parts: TemplatePart[] = []
    let literal = ''
    for (;;) {
      special.lastIndex = this.#at
      const found = special.exec(text)
      literal += text.slice(this.#at, found?.index)
      if (!found) break
      const [whole, slashes = '', sign] = found
      this.#at = special.lastIndex
      // only backslashes in front of an interpolation or the closing quote are escapes
      literal += slashes.slice(0, slashes.length >> 1)
      if (slashes.length % 2) literal += sign
      else if (sign === quote) return withLiteral(parts, literal)
      else {
        this.#at = found.index + whole.length - 2
        withLiteral(parts, literal).push(this.#interpolation())
        literal = ''
      }
    }
    if (quote) throw this.#error(`Expected a closing ${quote}`)
    this.#at = text.length
    return withLiteral(parts, literal)
  }

  #interpolation(): Interpolation {
    PLAIN_REFERENCE.lastIndex = this.#at
    const plain = PLAIN_REFERENCE.exec(this.#text)
    if (plain) {
      this.#at = PLAIN_REFERENCE.lastIndex
      return reference([plain[1]!])
    }
    if (++this.#depth > DEEPEST) throw this.#error('Interpolations are nested too deeply')
    this.#take('open', keyToken)
    const body = this.#referenceOrCall()
    this.#depth--
    return body
  }

  #referenceOrCall(): Interpolation {
    const parts: TemplatePart[] = []
    let dots = 0
    while (this.#skip('.', keyToken)) dots++
    if (dots) parts.push('.'.repeat(dots))
    // a resolver's name is made of identifiers and interpolations, joined by dots
    let nameable = dots === 0
    let first = true
    for (;;) {
      if (!first && this.#skip('close', keyToken)) return reference(joinText(parts))
      if (!first && nameable && this.#skip(':', keyToken)) return this.#call(joinText(parts))
      const isName = this.#keyPart(parts, first)
      nameable &&= isName
      first = false
    }
  }

  /** One key with what comes before it; false if no resolver's name can hold it. */
  #keyPart(parts: TemplatePart[], first: boolean): boolean {
    if (this.#skip('[', keyToken)) {
      parts.push('[')
      this.#key(parts)
      this.#take(']', keyToken)
      parts.push(']')
      return false
    }
    if (!first) {
      this.#take('.', keyToken)
      parts.push('.')
    }
    return this.#key(parts)
  }

  #key(parts: TemplatePart[]): boolean {
    const token = this.#peek(keyToken)
    if (token.type === 'open') {
      parts.push(this.#interpolation())
      return true
    }
    if (token.type !== 'id' && token.type !== 'key') throw this.#unexpected(token, 'a key')
    this.#next(keyToken)
    parts.push(token.text)
    return token.type === 'id'
  }

  #call(name: TemplatePart[]): Call {
    const start = this.#at
    const args = this.#sequence('close')
    const source = this.#text.slice(start, this.#at)
    this.#take('close', valueToken)
    return { kind: 'call', name, args, source }
  }

  /** Elements between commas; one that is left out is the empty text. */
  #sequence(stop: TokenType): Element[] {
    const items: Element[] = []
    if (this.#peek(valueToken).type === stop) return items
    for (;;) {
      const { type } = this.#peek(valueToken)
      items.push(type === ',' || type === stop ? EMPTY_TEXT : this.#element())
      if (!this.#skip(',', valueToken)) return items
    }
  }

  #element(): Element {
    if (++this.#depth > DEEPEST) throw this.#error('Arguments are nested too deeply')
    const element = this.#elementBody()
    this.#depth--
    return element
  }

  #elementBody(): Element {
    switch (this.#peek(valueToken).type) {
      case 'quote':
        return this.#quoted()
      case '[':
        return this.#list()
      case 'brace':
        return this.#map()
      default:
        return this.#primitive()
    }
  }

  #quoted(): Concatenation {
    const quote = this.#next(valueToken).text as '"' | "'"
    return { kind: 'concatenation', parts: this.#templateParts(quote) }
  }

  #list(): ListElement {
    this.#next(valueToken)
    const items = this.#sequence(']')
    this.#take(']', valueToken)
    return { kind: 'list', items }
  }

  #map(): MapElement {
    this.#next(valueToken)
    const keys: MapKey[] = []
    const values: Element[] = []
    while (this.#peek(valueToken).type !== 'close' || keys.length > 0) {
      keys.push(this.#mapKey())
      this.#take(':', valueToken)
      values.push(this.#element())
      if (!this.#skip(',', valueToken)) break
    }
    this.#take('close', valueToken)
    return { kind: 'map', keys, values }
  }

  #mapKey(): MapKey {
    const tokens = this.#run((type) => PRIMITIVE.has(type) && type !== ':' && type !== 'open') as Token[]
    const node = tokens.length === 1 ? literal(tokens[0]!) : str(tokens.map(unescaped).join(''))
    return node.kind === 'str' ? node.value : (node as MapKey)
  }

  #primitive(): Element {
    const run = this.#run((type) => PRIMITIVE.has(type))
    if (run.length > 1) {
      return { kind: 'concatenation', parts: joinText(run.map((part) => ('type' in part ? unescaped(part) : part))) }
    }
    const only = run[0]!
    if (!('type' in only)) return only
    if (only.type === 'space') throw this.#unexpected(only, 'a value')
    return { kind: 'literal', node: literal(only) }
  }

  /** A non-empty run of tokens and interpolations. */
  #run(accepts: (type: TokenType) => boolean): (Token | Interpolation)[] {
    const parts: (Token | Interpolation)[] = []
    for (let token = this.#peek(valueToken); accepts(token.type); token = this.#peek(valueToken)) {
      parts.push(token.type === 'open' ? this.#interpolation() : this.#next(valueToken))
    }
    if (parts.length === 0) throw this.#unexpected(this.#peek(valueToken), 'a value')
    return parts
  }

  #peek(lexer: Lexer): Token {
    if (this.#peeked?.start !== this.#at || this.#peekedBy !== lexer) {
      this.#peeked = lexer(this.#text, this.#at)
      this.#peekedBy = lexer
    }
    return this.#peeked
  }

  #next(lexer: Lexer): Token {
    const token = this.#peek(lexer)
    this.#at = token.end
    return token
  }

  /** Passes a token of the type, if it is next. */
  #skip(type: TokenType, lexer: Lexer): boolean {
    if (this.#peek(lexer).type !== type) return false
    this.#next(lexer)
    return true
  }

  #take(type: TokenType, lexer: Lexer): void {
    const token = this.#next(lexer)
    if (token.type !== type) throw this.#unexpected(token, WANTED[type] ?? `'${type}'`)
  }

  #unexpected(token: Token, wanted: string): ConfigError {
    const found = token.type === 'end' ? 'the end' : `'${token.text}'`
    return this.#error(`Expected ${wanted}, found ${found}`, token.start)
  }

  #error(message: string, at = this.#at): ConfigError {
    return new ConfigError('GRAMMAR', `${message} at position ${at + 1} of '${this.#text}'`)
  }
}

const PRIMITIVE = new Set<TokenType>(['id', 'null', 'int', 'float', 'bool', 'char', ':', 'escape', 'space', 'open'])

const WANTED: Partial<Record<TokenType, string>> = { close: "'}'", open: "'${'", end: 'the end' }

const EMPTY_TEXT: Element = { kind: 'literal', node: str('') }

function literal(token: Token): ScalarNode {
  switch (token.type) {
    case 'null':
      return NULL
    case 'bool':
      return bool(token.text.toLowerCase() === 'true')
    case 'int':
      return int(parseIntText(token.text))
    case 'float':
      return float(parseFloatText(token.text))
    default:
      return str(unescaped(token))
  }
}

// in an escape run every first character is the backslash
const unescaped = (token: Token): string => (token.type === 'escape' ? token.text.replace(/\\(.)/gs, '$1') : token.text)

function withLiteral(parts: TemplatePart[], literal: string): TemplatePart[] {
  if (literal !== '') parts.push(literal)
  return parts
}

/** Joins neighbouring texts, so that parts alternate. */
function joinText(parts: readonly TemplatePart[]): TemplatePart[] {
  const joined: TemplatePart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part
    else joined.push(part)
  }
  return joined
}

function reference(parts: readonly TemplatePart[]): Reference {
  const [only] = parts
  const path: KeyPath | undefined = parts.length === 1 && typeof only === 'string' ? readKeyPath(only) : undefined
  return { kind: 'reference', parts, path }
}
