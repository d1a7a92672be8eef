import { RunError } from '../errors.ts'
import type { CharTest } from './automaton.ts'
import type { TextPattern } from './filter.ts'
import { anything, character, choice, compile, end, type Part, repeat, sequence, start } from './program.ts'

/**
 * The pattern of MATCHES: whether it is found anywhere in a text. It knows literals, `.`, classes (`[a-z]`, `[^0-9]`,
 * `\d \w \s \D \W \S`), groups, `|`, `* + ? {m} {m,} {m,n}`, `^` and `$`. The time it takes is in proportion to the lengths
 * of text and pattern, whatever the pattern: all alternatives are followed at once and nothing is tried again.
 */
export class LinearPattern implements TextPattern {
  readonly source: string
  readonly #test: (text: string) => boolean

  /** @throws RunError FILTER_SYNTAX for anything else, with the position in the pattern. */
  constructor(source: string) {
    this.source = source
    this.#test = compile(parsePattern(source))
  }

  test(text: string): boolean {
    return this.#test(text)
  }
}

/** Larger repetitions would make large programs. */
const mostRepeats = 1000

function parsePattern(pattern: string): Part {
  const chars = Array.from(pattern)
  let at = 0

  const refuse = (what: string): never => {
    throw new RunError('FILTER_SYNTAX', `MATCHES '${pattern}': ${what} at character ${at + 1}.`, {
      pattern,
      position: at,
    })
  }

  function alternatives(): Part {
    const parts = [row()]
    while (chars[at] === '|') {
      at++
      parts.push(row())
    }
    return parts.length === 1 ? parts[0]! : choice(...parts)
  }

  function row(): Part {
    const parts: Part[] = []
    while (at < chars.length && chars[at] !== '|' && chars[at] !== ')') parts.push(repeated(atom()))
    return sequence(...parts)
  }

  function atom(): Part {
    const char = chars[at++]!
    switch (char) {
      case '^':
        return start
      case '$':
        return end
      case '.':
        return anything
      case '(':
        return group()
      case '[':
        return character(anyOf(charClass()))
      case '\\':
        return character(classLetter() ? anyOf(`\\${chars[at++]}`) : only(escapedChar()))
      case '*':
      case '+':
      case '?':
      case '{':
        at--
        return refuse(`'${char}' repeats nothing; write \\${char} for the character`)
      default:
        return character(only(char))
    }
  }

  function group(): Part {
    if (chars[at] === '?') {
      if (chars[at + 1] !== ':') return refuse('look-around, named groups and flags are not known')
      at += 2
    }
    const inner = alternatives()
    if (chars[at] !== ')') return refuse('a group is not closed')
    at++
    return inner
  }

  function repeated(part: Part): Part {
    const [least, most] = quantifier() ?? []
    if (least === undefined || most === undefined) return part
    if (part === start || part === end) return refuse('an anchor cannot be repeated')
    if (chars[at] === '?' || chars[at] === '+' || chars[at] === '*')
      return refuse('lazy and possessive repetitions are not known')
    return repeat(part, least, most)
  }

  function quantifier(): readonly [number, number] | undefined {
    const simple = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] } as const
    const char = chars[at]
    if (char === '*' || char === '+' || char === '?') {
      at++
      return simple[char]
    }
    if (char !== '{') return undefined
    const [text, low, comma, high] =
      /^\{(\d+)(,)?(\d*)\}/.exec(chars.slice(at, at + 16).join('')) ?? refuse('{ must be {m}, {m,} or {m,n}')
    const least = Number(low)
    const most = high ? Number(high) : comma ? Infinity : least
    if (least > most || least > mostRepeats || (most > mostRepeats && most !== Infinity))
      return refuse(`{m,n} must rise, up to ${mostRepeats}`)
    at += text!.length
    return [least, most]
  }

  /** Whether a class such as `\d` follows a backslash. */
  function classLetter(): boolean {
    return /[dwsDWS]/.test(chars[at] ?? '')
  }

  function charClass(): string {
    const negated = chars[at] === '^'
    if (negated) at++
    let parts = ''
    while (chars[at] !== ']' || parts === '') {
      if (at >= chars.length) return refuse('a class is not closed')
      parts += classPart()
    }
    at++
    return `[${negated ? '^' : ''}${parts}]`
  }

  function classPart(): string {
    const char = chars[at++]!
    if (char === '\\' && classLetter()) return `\\${chars[at++]}`
    const low = char === '\\' ? escapedChar() : char
    if (chars[at] !== '-' || chars[at + 1] === ']' || at + 1 >= chars.length) return quoted(low)
    at++
    const high = chars[at++] === '\\' ? escapedChar() : chars[at - 1]!
    if (low.codePointAt(0)! > high.codePointAt(0)!) return refuse(`the range ${low}-${high} is upside down`)
    return `${quoted(low)}-${quoted(high)}`
  }

  function escapedChar(): string {
    const char = chars[at++]
    if (char === undefined) return refuse('\\ ends the pattern')
    const control = { t: '\t', n: '\n', r: '\r' }[char]
    if (control) return control
    return /[A-Za-z0-9]/.test(char) ? refuse(`\\${char} is not known`) : char
  }

  const whole = alternatives()
  return at < chars.length ? refuse("')' closes nothing") : whole
}

/** A class as the engine's own expressions have it, of one character at a time. */
function anyOf(source: string): CharTest {
  const expression = new RegExp(source, 'u')
  return (code) => expression.test(String.fromCodePoint(code))
}

const quoted = (char: string) => `\\u{${char.codePointAt(0)!.toString(16)}}`

function only(char: string): CharTest {
  const wanted = char.codePointAt(0)
  return (code) => code === wanted
}
