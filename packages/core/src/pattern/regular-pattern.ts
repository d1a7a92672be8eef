import { RunError } from '../contract/errors.ts'
import { scanner } from '../general/scan.ts'
import { LinearPattern } from './linear-pattern.ts'
import { character, choice, edge, type Part, repeat, sequence } from './program.ts'

const tokens = {
  unknown: /(?:[*+?]|\{\d+,?\d*\})\?|\(\?(?!:)|\\(?:[bB]|$)/,
  repetition: /[*+?]|\{\d+,?\d*\}/,
  set: /\\(?:[pPu]\{[^}]*\}|x..|.)|\[(?:\\.|[^\\\]])*\]/,
  open: /\((?:\?:)?/,
  close: /\)/,
  alternative: /\|/,
  start: /\^/,
  end: /\$/,
  anyCharacter: /\./,
  character: /./,
}
const tokenize = scanner(tokens, 'su')

const notKnown = 'look-around, named groups, flags, word boundaries and lazy repetitions are not known'

/**
 * The pattern of MATCHES: whether it is found anywhere in a text. It knows literals, `.`, classes (`[a-z]`, `[^0-9]`) and
 * escapes of one character (`\d \w \s \p{L} \n`) as JavaScript has them, groups, `|`, `* + ? {m} {m,} {m,n}`, `^` and `$`.
 *
 * @throws RunError FILTER_SYNTAX for anything else.
 */
export function regularPattern(pattern: string): LinearPattern {
  return new LinearPattern(pattern, partOf(pattern))
}

function partOf(pattern: string): Part {
  try {
    new RegExp(Array.from(tokenize(pattern), ({ text }) => strict(text)).join(''), 'u')
    return readPattern(pattern, 'u')
  } catch (error) {
    const what = `MATCHES '${pattern}': ${(error as Error).message}. A sign that stands for itself has \\ before it.`
    throw new RunError('FILTER_SYNTAX', what, { pattern })
  }
}

/** Reads a pattern that the engine knows, by the flags with which it does. @throws SyntaxError for what is not known here. */
export function readPattern(pattern: string, flags: string): Part {
  /** The groups that are open, the outermost first: of each its alternatives, of each its parts. */
  const groups: Part[][][] = [[[]]]
  for (const { kind, text, start } of tokenize(pattern)) {
    const alternatives = groups.at(-1)!
    const parts = alternatives.at(-1)!
    switch (kind) {
      case 'unknown':
        throw new SyntaxError(`${notKnown} at character ${start + 1}`)
      case 'repetition':
        parts.push(repeat(parts.pop()!, ...timesOf(text)))
        break
      case 'set':
        parts.push(oneOf(text, flags))
        break
      case 'open':
        groups.push([[]])
        break
      case 'close':
        groups.pop()
        groups.at(-1)!.at(-1)!.push(alternation(alternatives))
        break
      case 'alternative':
        alternatives.push([])
        break
      case 'start':
      case 'end':
        parts.push(edge(kind))
        break
      case 'anyCharacter':
        parts.push(character((char) => char !== '\n'))
        break
      case 'character':
        parts.push(character((char) => char === text))
        break
      default:
        kind satisfies never
    }
  }
  return alternation(groups[0]!)
}

const alternation = (alternatives: readonly (readonly Part[])[]) => choice(alternatives.map(sequence))

function timesOf(repetition: string): readonly [least: number, most: number] {
  if (repetition === '*') return [0, Infinity]
  if (repetition === '+') return [1, Infinity]
  if (repetition === '?') return [0, 1]
  const [least = 0, most = least] = repetition
    .slice(1, -1)
    .split(',')
    .map((count) => Number(count || Infinity))
  return [least, most]
}

/** One of a set of characters. */
function oneOf(set: string, flags: string): Part {
  const expression = new RegExp(strict(set), flags)
  return character((char) => expression.test(char))
}

/** A token for the flag `u`, which knows no `\-` outside of a class, no `-` after `\d` in one, and no lone bracket. */
function strict(token: string): string {
  return token
    .replace(/\\([\W_])/gu, (_, sign: string) => escapeChar(sign))
    .replace(/(\\[dws])-/gi, '$1\\-')
    .replace(/^[\]}]$/, '\\$&')
}

/** A character that stands for itself. */
export const escapeChar = (char: string) => `\\u{${char.codePointAt(0)!.toString(16)}}`
