import { codeEscape, NAMED_ESCAPES } from '../nodes/escapes.ts'
import { isBreak } from './text-analysis.ts'

const WIDTH = 80

const NAMES = new Map(Object.entries(NAMED_ESCAPES).map(([name, char]) => [char, name]))

// what stands in double quotes as it is
const UNESCAPED = /^[\x20\x21\x23-\x5b\x5d-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/

/** Writes YAML as PyYAML's emitter does: where breaks, blanks and folds go. Columns count code points. */
export class YamlWriter {
  #out = ''
  #column = 0
  /** Whether the last character is a blank or the start of the text. */
  #afterBlank = true
  /** Whether nothing but indicators and blanks stands in the line. */
  #indention = true
  indent = 0

  get text(): string {
    return this.#out
  }

  get indention(): boolean {
    return this.#indention
  }

  breakLine(text = '\n'): void {
    this.#out += text
    this.#column = 0
    this.#afterBlank = true
    this.#indention = true
  }

  /** Goes to the indent, on a new line if anything stands in this one that is in the way. */
  startLine(): void {
    const isFree = this.#indention && (this.#column < this.indent || (this.#column === this.indent && this.#afterBlank))
    if (!isFree) this.breakLine()
    if (this.#column >= this.indent) return
    this.#put(' '.repeat(this.indent - this.#column))
    this.#afterBlank = true
  }

  /** `-`, `?`, `:`, brackets, quotes, tags. */
  indicator(sign: string, { spaced = false, indention = false } = {}): void {
    this.#put(spaced && !this.#afterBlank ? ` ${sign}` : sign)
    this.#afterBlank = false
    this.#indention &&= indention
  }

  plain(chars: readonly string[], split: boolean): void {
    if (chars.length === 0) return
    if (!this.#afterBlank) this.#put(' ')
    this.#beginText()
    this.#words(chars, (start, end) => {
      if (end - start !== 1 || this.#column <= WIDTH || !split) return false
      this.#fold()
      return true
    })
  }

  singleQuoted(chars: readonly string[], split: boolean): void {
    this.indicator("'", { spaced: true })
    const doubled = chars.map((char) => (char === "'" ? "''" : char))
    this.#words(doubled, (start, end) => {
      if (end - start !== 1 || this.#column <= WIDTH || !split || start === 0 || end === chars.length) return false
      this.startLine()
      return true
    })
    this.indicator("'")
  }

  /** Writes runs of blanks, of line breaks and of other characters; `fold` may take over a run of blanks. */
  #words(chars: readonly string[], fold: (start: number, end: number) => boolean): void {
    for (let start = 0, end = 0; start < chars.length; start = end) {
      const kind = runKind(chars[start]!)
      while (end < chars.length && runKind(chars[end]!) === kind) end++
      if (kind === 'breaks') this.#breaks(chars.slice(start, end))
      else if (kind === 'word' || !fold(start, end)) {
        for (let i = start; i < end; i++) this.#put(chars[i]!)
      }
    }
  }

  #breaks(breaks: readonly string[]): void {
    if (breaks[0] === '\n') this.breakLine()
    for (const char of breaks) this.breakLine(char)
    this.startLine()
  }

  #fold(): void {
    this.startLine()
    this.#beginText()
  }

  /** Text follows, or has just been written: no longer blanks and indicators alone. */
  #beginText(): void {
    this.#afterBlank = false
    this.#indention = false
  }

  doubleQuoted(chars: readonly string[], split: boolean): void {
    this.indicator('"', { spaced: true })
    let start = 0
    for (let end = 0; end <= chars.length; end++) {
      const char = chars[end]
      if (char === undefined || !UNESCAPED.test(char)) {
        this.#put(chars.slice(start, end).join(''))
        start = end
        if (char !== undefined) {
          this.#put(escaped(char))
          start = end + 1
        }
      }
      const isInside = end > 0 && end < chars.length - 1
      if (!split || !isInside || !(char === ' ' || start >= end) || this.#column + (end - start) <= WIDTH) continue
      this.#put(`${chars.slice(start, end).join('')}\\`)
      start = Math.max(start, end)
      this.#fold()
      if (chars[start] === ' ') this.#put('\\')
    }
    this.indicator('"')
  }

  /** A `|` block; the text ends with one line break. */
  literal(text: string): void {
    this.indicator('|', { spaced: true })
    for (const line of text.slice(0, -1).split('\n')) {
      this.breakLine()
      this.startLine()
      this.#put(line)
    }
    this.#beginText()
  }

  #put(text: string): void {
    this.#out += text
    for (const _ of text) this.#column++
  }
}

function runKind(char: string): 'blanks' | 'breaks' | 'word' {
  return char === ' ' ? 'blanks' : isBreak(char) ? 'breaks' : 'word'
}

function escaped(char: string): string {
  const name = NAMES.get(char)
  return name ? `\\${name}` : codeEscape(char.codePointAt(0)!.toString(16).toUpperCase())
}
