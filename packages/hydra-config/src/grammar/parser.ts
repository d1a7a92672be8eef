import { ConfigError } from '../nodes/errors.ts'
import { bool, float, int, type MapKey, NULL, type ScalarNode, str } from '../nodes/node.ts'
import { parseIntText } from '../nodes/number-text.ts'
import type {
  Call,
  Concatenation,
  Element,
  Interpolation,
  ListElement,
  MapElement,
  Piece,
  Reference,
  Template,
} from './ast.ts'
import { type KeyPath, readKeyPath } from './key-path.ts'
import { keyToken, type Token, type TokenType, valueToken } from './lexer.ts'

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
  #mode: Mode | undefined

  constructor(text: string) {
    this.#text = text
  }

  template(): Template {
    return this.#textPieces(undefined)
  }

  onlyElement(): Element {
    const element = this.#element()
    this.#take('end', valueToken)
    return element
  }

  /** Literal text and interpolations up to the closing quote, or to the end where there is none. */
  #textPieces(quote: '"' | "'" | undefined): Piece[] {
    const text = this.#text
    const special = quote ? SPECIAL_IN_QUOTES[quote] : SPECIAL
    const pieces: Piece[] = []
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
      else if (sign === quote) return withLiteral(pieces, literal)
      else {
        this.#at = found.index + whole.length - 2
        withLiteral(pieces, literal).push(this.#interpolation())
        literal = ''
      }
    }
    if (quote) throw this.#error(`Expected a closing ${quote}`)
    this.#at = text.length
    return withLiteral(pieces, literal)
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
    const pieces: Piece[] = []
    let dots = 0
    while (this.#peek(keyToken).type === '.') {
      this.#next(keyToken)
      dots++
    }
    if (dots) pieces.push('.'.repeat(dots))
    // a resolver's name is made of identifiers and interpolations, joined by dots
    let nameable = dots === 0
    let first = true
    for (;;) {
      const token = this.#peek(keyToken)
      if (token.type === 'close' && !first) {
        this.#next(keyToken)
        return reference(joinText(pieces))
      }
      if (token.type === ':' && !first && nameable) return this.#call(joinText(pieces))
      const isName = this.#keyPart(pieces, first)
      nameable &&= isName
      first = false
    }
  }

  /** One key with what comes before it; false if no resolver's name can hold it. */
  #keyPart(pieces: Piece[], first: boolean): boolean {
    if (this.#peek(keyToken).type === '[') {
      this.#next(keyToken)
      pieces.push('[')
      this.#key(pieces)
      this.#take(']', keyToken)
      pieces.push(']')
      return false
    }
    if (!first) {
      this.#take('.', keyToken)
      pieces.push('.')
    }
    return this.#key(pieces)
  }

  #key(pieces: Piece[]): boolean {
    const token = this.#peek(keyToken)
    if (token.type === 'open') {
      pieces.push(this.#interpolation())
      return true
    }
    if (token.type !== 'id' && token.type !== 'key') throw this.#unexpected(token, 'a key')
    this.#next(keyToken)
    pieces.push(token.text)
    return token.type === 'id'
  }

  #call(name: Piece[]): Call {
    this.#take(':', keyToken)
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
      if (this.#peek(valueToken).type !== ',') return items
      this.#next(valueToken)
    }
  }

  #element(): Element {
    if (++this.#depth > DEEPEST) throw this.#error('Arguments are nested too deeply')
    const element = this.#elementBody()
    this.#depth--
    return element
  }

  #elementBody(): Element {
    const token = this.#peek(valueToken)
    switch (token.type) {
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
    return { kind: 'concatenation', pieces: this.#textPieces(quote) }
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
      if (this.#peek(valueToken).type !== ',') break
      this.#next(valueToken)
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
    const parts = this.#run((type) => PRIMITIVE.has(type))
    const [only] = parts
    if (parts.length === 1 && only) return 'type' in only ? this.#single(only) : only
    return { kind: 'concatenation', pieces: joinText(parts.map((part) => ('type' in part ? unescaped(part) : part))) }
  }

  #single(token: Token): Element {
    if (token.type === 'space') throw this.#unexpected(token, 'a value')
    return { kind: 'literal', node: literal(token) }
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

  #peek(mode: Mode): Token {
    if (this.#peeked?.start !== this.#at || this.#mode !== mode) {
      this.#peeked = mode(this.#text, this.#at)
      this.#mode = mode
    }
    return this.#peeked
  }

  #next(mode: Mode): Token {
    const token = this.#peek(mode)
    this.#at = token.end
    return token
  }

  #take(type: TokenType, mode: Mode): void {
    const token = this.#next(mode)
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

type Mode = (text: string, at: number) => Token

const PRIMITIVE: ReadonlySet<TokenType> = new Set([
  'id',
  'null',
  'int',
  'float',
  'bool',
  'char',
  ':',
  'escape',
  'space',
  'open',
] as const)

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
      return float(floatOf(token.text.replaceAll('_', '').toLowerCase()))
    default:
      return str(unescaped(token))
  }
}

function floatOf(text: string): number {
  if (text.endsWith('inf')) return text.startsWith('-') ? -Infinity : Infinity
  return text.endsWith('nan') ? Number.NaN : Number(text)
}

// in an escape run every first character is the backslash
const unescaped = (token: Token): string => (token.type === 'escape' ? token.text.replace(/\\(.)/gs, '$1') : token.text)

function withLiteral(pieces: Piece[], literal: string): Piece[] {
  if (literal !== '') pieces.push(literal)
  return pieces
}

/** Joins neighbouring texts, so that pieces alternate. */
function joinText(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece
    else joined.push(piece)
  }
  return joined
}

function reference(pieces: readonly Piece[]): Reference {
  const [only] = pieces
  const path: KeyPath | undefined = pieces.length === 1 && typeof only === 'string' ? readKeyPath(only) : undefined
  return { kind: 'reference', pieces, path }
}
