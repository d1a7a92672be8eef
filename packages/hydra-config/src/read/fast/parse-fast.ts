import { isConfigError } from '../../nodes/errors.ts'
import {
  type Config,
  type ConfigNode,
  EMPTY_LIST,
  EMPTY_MAP,
  type MapKey,
  NULL,
  type ScalarNode,
  str,
} from '../../nodes/node.ts'
import { plainScalar, textScalar, typedScalar } from '../scalars/scalar.ts'
import { DECLINE } from './decline.ts'
import { bytes, setInput, textOf } from './input.ts'
import { floatNode, intNode } from './number-node.ts'
import { unquote } from './quoted.ts'
import { rootShape, type Shape } from './shape.ts'

/**
 * Reads the block style that `OmegaConf.to_yaml` writes, straight from bytes to nodes. Undefined for everything that it does not fully
 * understand, errors included: what it accepts is exactly what the general parser reads.
 */
export function parseFast(file: Uint8Array): Config | undefined {
  try {
    return parser.read(file)
  } catch (error) {
    if (error === DECLINE || isConfigError(error)) return undefined
    throw error
  }
}

// constants of this module, as those of another one are loaded at each comparison
const NEWLINE = 0x0a
const SPACE = 0x20
const DOUBLE_QUOTE = 0x22
const HASH = 0x23
const DOLLAR = 0x24
const SINGLE_QUOTE = 0x27
const PLUS = 0x2b
const DASH = 0x2d
const DOT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const COLON = 0x3a
const BRACKET = 0x5b
const BACKSLASH = 0x5c
const LETTER_E = 0x65
const DELETE = 0x7f

// columns for the text of a quoted key, and for a text that may be one
const ONE_LINE = Number.MAX_SAFE_INTEGER
const ANY_LINES = -1

// how a plain scalar may go on, by its first byte
const NEVER = 0 // an indicator, a control character
const TEXT = 1 // whatever follows, it is text
const WORD = 2 // it may be null, true, false or the like
const NUMBER = 3 // it may be a number
const UNSURE = 4 // text if a non-blank follows
const QUOTE = 5
const OPEN = 6

const STARTS = new Uint8Array(256).fill(TEXT)
STARTS.fill(NEVER, 0, 0x21)
for (const char of ',]}#&*!|>%@`\x7f') STARTS[char.charCodeAt(0)] = NEVER
for (const char of 'nNtTfFyYoO~=<') STARTS[char.charCodeAt(0)] = WORD
for (const char of '0123456789+.') STARTS[char.charCodeAt(0)] = NUMBER
for (const char of '-?:') STARTS[char.charCodeAt(0)] = UNSURE
for (const char of '"\'') STARTS[char.charCodeAt(0)] = QUOTE
for (const char of '[{') STARTS[char.charCodeAt(0)] = OPEN

// bytes in plain text that ask for a closer look
const STOPS = new Uint8Array(256).fill(1, 0, 0x20)
for (const char of '#$:\x7f') STOPS[char.charCodeAt(0)] = 1

const DEEPEST = 64
const MOST_KEYS = 500
const LONGEST_KEY = 1000
/** Longest word that is not text: `false`. */
const LONGEST_WORD = 5
/** Decimal digits that are a safe integer for sure. */
const SAFE_DIGITS = 15
/** Powers of ten that a double holds exactly; the quotient of a safe integer and one of them is rounded as Python's `float()` does. */
const MOST_SCALE = 22
const POWERS = Array.from({ length: MOST_SCALE + 1 }, (_, power) => Number(`1e${power}`))

class FastParser {
  private end = 0
  /** The first byte of the current line that is not a space; the end of the bytes after the last line. */
  private at = 0
  /** Where that byte stands in its line; -1 after the last line. */
  private column = -1
  private depth = 0
  /** The children of the maps and lists that are being read, innermost last. */
  private readonly stack: ConfigNode[] = []
  private top = 0
  /** Where the line of the scalar that was last read ends; -1 if it has several lines. */
  private lineEnd = -1
  /** Whether the plain line that was last read holds a dollar sign: others need no second look for interpolations. */
  private hasDollar = false

  read(file: Uint8Array): Config {
    setInput(file)
    this.end = file.length
    this.depth = 0
    this.top = 0
    this.toLine(0)
    if (this.column !== 0) throw DECLINE
    const root = this.block(0, rootShape())
    if (this.at !== this.end) throw DECLINE
    return root
  }

  /** Goes to the first line from `at`, the start of a line, that is not blank. */
  private toLine(start: number): void {
    const { end } = this
    let at = start
    let lineStart = start
    while (at < end) {
      const byte = bytes[at]!
      if (byte === SPACE) at++
      else if (byte === NEWLINE) lineStart = ++at
      else {
        this.at = at
        this.column = at - lineStart
        if (this.column === 0 && isDocumentMark(at)) throw DECLINE
        return
      }
    }
    this.at = end
    this.column = -1
  }

  /** A mapping or a sequence whose first line is the current one. */
  private block(column: number, shape: Shape): Config {
    if (++this.depth > DEEPEST) throw DECLINE
    const node = isItem(this.at) ? this.list(column, shape.list) : this.map(column, shape.map)
    this.depth--
    return node
  }

  private map(column: number, start: Shape): Config {
    const base = this.top
    let shape = start
    do {
      shape = this.entry(shape)
      this.push(this.value(this.at, column, true, shape))
    } while (this.column === column)
    return this.close(base, column, shape)
  }

  private list(column: number, start: Shape): Config {
    const base = this.top
    let shape = start
    do {
      shape = shape.item
      this.push(this.item(column, shape))
    } while (this.column === column && isItem(this.at))
    return this.close(base, column, shape)
  }

  private push(node: ConfigNode): void {
    this.stack[this.top++] = node
  }

  /** The map or list that ends at `shape` and the current line. */
  private close(base: number, column: number, shape: Shape): Config {
    if (this.column > column) throw DECLINE
    const node = shape.close(this.stack, base, this.top)
    this.top = base
    return node
  }

  private item(column: number, shape: Shape): ConfigNode {
    const dash = this.at
    const at = skipSpaces(dash + 1)
    if (bytes[at] === NEWLINE || !(isItem(at) || this.isEntry(at))) {
      return this.value(dash + 1, column, false, shape)
    }
    this.at = at
    // the entry's column is the one it stands at, behind the dash
    this.column = column + at - dash
    return this.block(this.column, shape)
  }

  /** What is written behind a colon or a dash: a scalar on this line, or a block below. */
  private value(start: number, column: number, isOfMap: boolean, shape: Shape): ConfigNode {
    const known = shape.scalarAt(start)
    if (known) {
      this.toLine(start + known.text.length + 1)
      if (this.column <= column) return known.node
    }
    const at = skipSpaces(start)
    if (bytes[at] === NEWLINE) return this.nested(at, column, isOfMap, shape)
    const node = this.scalar(at, column)
    if (this.lineEnd >= 0) shape.cacheScalar(start, this.lineEnd, node)
    return node
  }

  /** The block on the lines below; a list may stand at the column of its key. */
  private nested(lineEnd: number, column: number, isOfMap: boolean, shape: Shape): ConfigNode {
    this.toLine(lineEnd + 1)
    if (this.column > column || (isOfMap && this.column === column && isItem(this.at))) {
      return this.block(this.column, shape)
    }
    return NULL
  }

  /** Goes behind the colon of the next key, and gives the shape with that key. */
  private entry(before: Shape): Shape {
    const expected = before.next
    if (expected?.keyText?.isAt(this.at) && isColon(this.at + expected.keyText.length - 1)) {
      this.at += expected.keyText.length
      return expected
    }
    const start = this.at
    const key = this.key()
    const written = textOf(start, this.at)
    return before.find(written) ?? this.newEntry(before, key, written, start)
  }

  private newEntry(before: Shape, key: MapKey, written: string, start: number): Shape {
    if (before.size === MOST_KEYS || (typeof key === 'string' && before.has(key))) throw DECLINE
    return before.add(key, written, start, this.at)
  }

  /** Reads a key, and goes behind its colon. */
  private key(): MapKey {
    const start = this.at
    const kind = this.startKind(start)
    if (kind === QUOTE) return this.quotedKey(bytes[start]!)
    if (kind === OPEN) throw DECLINE
    for (let at = start; ; at++) {
      if (STOPS[bytes[at]!] === 0) continue
      if (isColon(at)) return this.plainKey(start, at, kind)
      this.passInText(at)
    }
  }

  /** Goes on after a byte that may end plain text; declines if it does. */
  private passInText(at: number): void {
    const byte = bytes[at]!
    const isText = byte === COLON || byte === DOLLAR || (byte === HASH && bytes[at - 1] !== SPACE)
    if (!isText) throw DECLINE
  }

  private plainKey(start: number, end: number, kind: number): MapKey {
    if (end === start || end - start > LONGEST_KEY || bytes[end - 1] === SPACE) throw DECLINE
    this.at = end + 1
    const text = textOf(start, end)
    if (kind === TEXT || (kind === WORD && end - start > LONGEST_WORD)) return text
    if (text === '=' || text === '<<') throw DECLINE
    const key = typedScalar(text)
    if (key?.kind === 'null') throw DECLINE
    return key ?? text
  }

  private quotedKey(quote: number): MapKey {
    const start = this.at + 1
    const end = this.closingQuote(start, quote, ONE_LINE)
    if (!isColon(end + 1) || end - start > LONGEST_KEY) throw DECLINE
    this.at = end + 2
    return unquote(textOf(start, end), quote === DOUBLE_QUOTE)
  }

  /** Whether the line from `at` on is an entry of a mapping: a key, a colon, a blank. */
  private isEntry(start: number): boolean {
    let at = start
    const first = bytes[at]
    if (first === SINGLE_QUOTE || first === DOUBLE_QUOTE) {
      return isColon(this.closingQuote(at + 1, first, ANY_LINES) + 1)
    }
    for (; ; at++) {
      const byte = bytes[at]
      if (byte === NEWLINE) return false
      if (byte === COLON && isColon(at)) return true
    }
  }

  private startKind(at: number): number {
    const kind = STARTS[bytes[at]!]!
    if (kind === NEVER) throw DECLINE
    if (kind !== UNSURE) return kind
    const next = bytes[at + 1]!
    if (next <= SPACE) throw DECLINE
    return bytes[at] === DASH ? NUMBER : TEXT
  }

  /** The scalar at `start`, whose block is at `column`; goes to the next line. */
  private scalar(start: number, column: number): ConfigNode {
    const kind = this.startKind(start)
    if (kind === QUOTE) return this.quoted(start, column)
    if (kind === OPEN) return this.empty(start)
    return (kind === NUMBER ? this.decimal(start, column) : undefined) ?? this.plain(start, kind, column)
  }

  private empty(start: number): ConfigNode {
    const open = bytes[start]!
    if (bytes[start + 1] !== open + 2) throw DECLINE
    this.endLine(start + 2)
    return open === BRACKET ? EMPTY_LIST : EMPTY_MAP
  }

  /** Goes to the next line; only spaces may be left of this one. */
  private endLine(from: number): void {
    const at = skipSpaces(from)
    if (bytes[at] !== NEWLINE) throw DECLINE
    this.lineEnd = at
    this.toLine(at + 1)
  }

  private plain(start: number, kind: number, column: number): ConfigNode {
    const end = this.plainEnd(start)
    const text = textOf(start, trimEnd(end))
    const { hasDollar } = this
    this.lineEnd = end
    this.toLine(end + 1)
    if (this.column > column) return this.folded(text, end, column)
    const isText = kind === TEXT || (kind === WORD && text.length > LONGEST_WORD)
    if (!isText) return plainScalar(text)
    return hasDollar ? textScalar(text) : str(text)
  }

  /** A plain text that goes on in deeper lines; a break is a space. */
  private folded(first: string, firstEnd: number, column: number): ConfigNode {
    let text = first
    let before = firstEnd
    this.lineEnd = -1
    while (this.column > column) {
      const start = this.at
      // no empty line may lie between
      if (start - this.column !== before + 1) throw DECLINE
      before = this.plainEnd(start)
      text += ` ${textOf(start, trimEnd(before))}`
      this.toLine(before + 1)
    }
    return textScalar(text)
  }

  /** A plain decimal number, `-12` or `1.0e-05`: how numbers are written. */
  private decimal(start: number, column: number): ScalarNode | undefined {
    const first = bytes[start] === DASH ? start + 1 : start
    let at = skipDigits(first)
    let digits = at - first
    if (digits === 0) return undefined
    let scale = 0
    const isFloat = bytes[at] === DOT
    if (isFloat) {
      const fraction = at + 1
      at = skipDigits(fraction)
      scale = at - fraction
      if (scale === 0) return undefined
      digits += scale
    }
    let value = digitsAsInt(first, at)
    if (isFloat && bytes[at] === LETTER_E) {
      const sign = bytes[at + 1]
      const exponent = at + 2
      at = skipDigits(exponent)
      if ((sign !== DASH && sign !== PLUS) || at === exponent || at > exponent + 3) return undefined
      scale += sign === DASH ? digitsAsInt(exponent, at) : -digitsAsInt(exponent, at)
    }
    if (bytes[at] !== NEWLINE || (!isFloat && digits > 1 && bytes[first] === ZERO)) return undefined
    if (digits > SAFE_DIGITS || scale < 0 || scale > MOST_SCALE) {
      if (!isFloat) return undefined
      value = Number(textOf(first, at))
    } else if (isFloat) value /= POWERS[scale]!
    this.lineEnd = at
    this.toLine(at + 1)
    if (this.column > column) throw DECLINE
    if (first > start && (isFloat || value !== 0)) value = -value
    return isFloat ? floatNode(value) : intNode(value)
  }

  private plainEnd(start: number): number {
    this.hasDollar = false
    for (let at = start; ; at++) {
      const byte = bytes[at]!
      if (STOPS[byte] === 0) continue
      if (byte === NEWLINE) return at
      if (byte === DOLLAR) this.hasDollar = true
      else if (isColon(at)) throw DECLINE
      else this.passInText(at)
    }
  }

  private quoted(start: number, column: number): ConfigNode {
    const quote = bytes[start]!
    const end = this.closingQuote(start + 1, quote, column)
    const text = textOf(start + 1, end)
    this.endLine(end + 1)
    if (this.column > column) throw DECLINE
    if (text.includes('\n')) this.lineEnd = -1
    return textScalar(unquote(text, quote === DOUBLE_QUOTE))
  }

  /** The closing quote; further lines must stand deeper than `column`. */
  private closingQuote(start: number, quote: number, column: number): number {
    const { end } = this
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!
      if (byte === quote) {
        if (quote === DOUBLE_QUOTE || bytes[at + 1] !== SINGLE_QUOTE) return at
        at++
      } else if (byte === BACKSLASH) {
        if (quote === DOUBLE_QUOTE && bytes[at + 1] !== NEWLINE) at++
      } else if (byte === NEWLINE) {
        const next = skipSpaces(at + 1)
        if (bytes[next] !== NEWLINE && next - at - 1 <= column) throw DECLINE
      } else if (byte < SPACE || byte === DELETE) throw DECLINE
    }
    throw DECLINE
  }
}

/** Whether a colon with a blank behind it stands at `at`. */
function isColon(at: number): boolean {
  const next = bytes[at + 1]
  return bytes[at] === COLON && (next === SPACE || next === NEWLINE)
}

/** Whether the dash of a list item stands at `at`. */
function isItem(at: number): boolean {
  const next = bytes[at + 1]
  return bytes[at] === DASH && (next === SPACE || next === NEWLINE)
}

/** Whether three dashes or dots stand at `at`, which separate documents at the start of a line. */
function isDocumentMark(at: number): boolean {
  const byte = bytes[at]
  return (byte === DASH || byte === DOT) && byte === bytes[at + 1] && byte === bytes[at + 2]
}

/** The first byte from `from` on that is not a space. */
function skipSpaces(from: number): number {
  let at = from
  while (bytes[at] === SPACE) at++
  return at
}

/** The end of a text without the spaces before it. */
function trimEnd(end: number): number {
  let at = end
  while (bytes[at - 1] === SPACE) at--
  return at
}

/** The first byte from `from` on that is not a decimal digit. */
function skipDigits(from: number): number {
  let at = from
  while (bytes[at]! >= ZERO && bytes[at]! <= NINE) at++
  return at
}

/** The digits of a number as one int; a point among them is ignored. */
function digitsAsInt(start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) if (bytes[at] !== DOT) value = value * 10 + bytes[at]! - ZERO
  return value
}

const parser = new FastParser()
