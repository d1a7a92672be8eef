import { RunError } from '../errors.ts'
import { type CharTest, matcher, type Step } from './automaton.ts'
import type { TextPattern } from './filter.ts'

/**
 * The pattern of MATCHES: whether it is found anywhere in a text. It knows literals, `.`, classes (`[a-z]`, `[^0-9]`,
 * `\d \w \s \D \W \S`), groups, `|`, `* + ? {m} {m,} {m,n}`, `^` and `$`. The time it takes is in proportion to the lengths
 * of text and pattern, whatever the pattern: all alternatives are followed at once and nothing is tried again.
 */
export class LinearPattern implements TextPattern {
  readonly source: string
  readonly #matches: (text: string) => boolean

  /** @throws RunError FILTER_SYNTAX for anything else, with the position in the pattern. */
  constructor(source: string) {
    this.source = source
    this.#matches = matcher(compile(parsePattern(source)))
  }

  test(text: string): boolean {
    return this.#matches(text)
  }
}

type Node =
  | { readonly kind: 'char'; readonly test: CharTest }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number }

/** Larger repetitions would make large programs. */
const mostRepeats = 1000
const mostSteps = 20_000

function parsePattern(pattern: string): Node {
  const chars = Array.from(pattern)
  let at = 0

  const refuse = (what: string): never => {
    throw new RunError('FILTER_SYNTAX', `MATCHES '${pattern}': ${what} at character ${at + 1}.`, {
      pattern,
      position: at,
    })
  }

  function choice(): Node {
    const parts = [sequence()]
    while (chars[at] === '|') {
      at++
      parts.push(sequence())
    }
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts }
  }

  function sequence(): Node {
    const parts: Node[] = []
    while (at < chars.length && chars[at] !== '|' && chars[at] !== ')') parts.push(repeated(atom()))
    return { kind: 'sequence', parts }
  }

  function atom(): Node {
    const char = chars[at++]!
    switch (char) {
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '.':
        return { kind: 'char', test: (code) => code !== 10 }
      case '(':
        return group()
      case '[':
        return { kind: 'char', test: anyOf(charClass()) }
      case '\\':
        return { kind: 'char', test: classLetter() ? anyOf(`\\${chars[at++]}`) : only(escapedChar()) }
      case '*':
      case '+':
      case '?':
      case '{':
        at--
        return refuse(`'${char}' repeats nothing; write \\${char} for the character`)
      default:
        return { kind: 'char', test: only(char) }
    }
  }

  function group(): Node {
    if (chars[at] === '?') {
      if (chars[at + 1] !== ':') return refuse('look-around, named groups and flags are not known')
      at += 2
    }
    const inner = choice()
    if (chars[at] !== ')') return refuse('a group is not closed')
    at++
    return inner
  }

  function repeated(part: Node): Node {
    const [least, most] = quantifier() ?? []
    if (least === undefined || most === undefined) return part
    if (part.kind === 'start' || part.kind === 'end') return refuse('an anchor cannot be repeated')
    if (chars[at] === '?' || chars[at] === '+' || chars[at] === '*')
      return refuse('lazy and possessive repetitions are not known')
    return { kind: 'repeat', part, least, most }
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

  const node = choice()
  return at < chars.length ? refuse("')' closes nothing") : node
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

/** A program whose steps follow one another; a jump goes on at each of its targets. */
function compile(node: Node): readonly Step[] {
  const steps: Step[] = []
  const emit = (part: Node): void => {
    if (steps.length > mostSteps)
      throw new RunError('FILTER_SYNTAX', 'MATCHES: the repetitions multiply to too large a pattern.')
    switch (part.kind) {
      case 'sequence':
        for (const inner of part.parts) emit(inner)
        break
      case 'choice':
        emitChoice(part.parts)
        break
      case 'repeat':
        for (let i = 0; i < part.least; i++) emit(part.part)
        if (part.most === Infinity) emitLoop(part.part)
        else for (let i = part.least; i < part.most; i++) emitChoice([part.part, { kind: 'sequence', parts: [] }])
        break
      default:
        steps.push(part)
    }
  }
  const emitChoice = (parts: readonly Node[]): void => {
    const fork = steps.push({ kind: 'jump', to: [] }) - 1
    const starts: number[] = []
    const ends: number[] = []
    for (const part of parts) {
      starts.push(steps.length)
      emit(part)
      ends.push(steps.push({ kind: 'jump', to: [] }) - 1)
    }
    steps[fork] = { kind: 'jump', to: starts }
    for (const end of ends) steps[end] = { kind: 'jump', to: [steps.length] }
  }
  const emitLoop = (part: Node): void => {
    const fork = steps.push({ kind: 'jump', to: [] }) - 1
    emit(part)
    steps.push({ kind: 'jump', to: [fork] })
    steps[fork] = { kind: 'jump', to: [fork + 1, steps.length] }
  }
  emit(node)
  steps.push({ kind: 'match' })
  return steps
}
