import { RunError } from '../errors.ts'
import { LinearPattern } from './linear-pattern.ts'
import { anything, character, choice, end, type Part, repeat, sequence, start } from './program.ts'

/** A piece of a pattern: how often what stands before it is repeated, a set of characters, or a sign. */
const pieces = /([*+?]|\{\d+,?\d*\})(\?)?|(\\(?:[pPu]\{[^}]*\}|x..|[^bB])|\[(?:\\.|[^\\\]])*\])|\((?:\?:?)?|./gsu

const repetitions: Readonly<Record<string, readonly number[]>> = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] }

const signs: Readonly<Record<string, Part>> = { '^': start, $: end, '.': anything }

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
    new RegExp(pattern.replace(pieces, strict), 'u')
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
  for (const { 0: text, 1: times, 2: lazy, 3: set, index } of pattern.matchAll(pieces)) {
    if (lazy || text === '(?' || text === '\\') throw new SyntaxError(`${notKnown} at character ${index + 1}`)
    const ways = groups.at(-1)!
    const row = ways.at(-1)!
    if (times) row.push(repeat(row.pop()!, timesOf(times)))
    else if (set) row.push(oneOf(set, flags))
    else if (text === '|') ways.push([])
    else if (text === '(' || text === '(?:') groups.push([[]])
    else if (text === ')') {
      groups.pop()
      groups.at(-1)!.at(-1)!.push(oneWay(ways))
    } else row.push(signs[text] ?? character((char) => char === text))
  }
  return oneWay(groups[0]!)
}

const oneWay = (ways: readonly (readonly Part[])[]) => choice(ways.map(sequence))

function timesOf(text: string): readonly number[] {
  const counts = text.slice(1, -1).split(',')
  return repetitions[text] ?? counts.map((count) => Number(count || Infinity))
}

/** One of a set of characters. */
function oneOf(set: string, flags: string): Part {
  const expression = new RegExp(strict(set), flags)
  return character((char) => expression.test(char))
}

/** A piece for the flag `u`, which knows no `\-` outside of a class, no `-` after `\d` in one, and no lone bracket. */
function strict(piece: string): string {
  return piece
    .replace(/\\([\W_])/gu, (_, sign: string) => escapeChar(sign))
    .replace(/(\\[dws])-/gi, '$1\\-')
    .replace(/^[\]}]$/, '\\$&')
}

/** A character that stands for itself. */
export const escapeChar = (char: string) => `\\u{${char.codePointAt(0)!.toString(16)}}`
