// Patterns that make a backtracking matcher take forever, on a megabyte of text. Steps are counted, not time.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { randomIntegers } from '../../src/general/random.ts'
import { likePattern } from '../../src/pattern/like-pattern.ts'
import { regularPattern } from '../../src/pattern/regular-pattern.ts'

const megabyte = 2 ** 20
const text = `${'a'.repeat(megabyte - 1)}!`

/** A text that counts how often a character of it is read. */
function countingText(content: string): { text: string; reads: () => number } {
  let reads = 0
  const codePointAt = (at: number) => {
    reads++
    return content.codePointAt(at)
  }
  return { text: { codePointAt } as unknown as string, reads: () => reads }
}

describe('MATCHES', () => {
  test.each([
    '(a+)+$',
    '(a|a)*b$',
    '(a*)*b',
    '(a|aa)+$',
    'a{0,50}a{0,50}b',
    '(.*)(.*)(.*)x',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
  ])('%s reads each character once', (pattern) => {
    const counted = countingText(text)
    expect(regularPattern(pattern).test(counted.text)).toBe(false)
    expect(counted.reads()).toBe(megabyte + 1)
  })

  test('a match ends the reading', () => {
    const counted = countingText(text)
    expect(regularPattern('a{3}').test(counted.text)).toBe(true)
    expect(counted.reads()).toBe(3)
  })

  test('finds what the engine finds', () => {
    const atom = fc.oneof(
      fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '[a-c]', '\\d', '\\w', '[\\d-]', '\\.', 'é'),
      fc.constantFrom('^', '$').map((anchor) => `(?:${anchor}|)`),
    )
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        atom,
        fc.tuple(tie('pattern'), tie('pattern')).map((parts) => parts.join('')),
        fc.tuple(tie('pattern'), tie('pattern')).map((parts) => `(?:${parts.join('|')})`),
        fc.tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}')).map(([p, q]) => `(${p})${q}`),
      ),
    }))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.', '-', 'é', '\n'), maxLength: 8 })
    fc.assert(
      fc.property(pattern, text, (source, content) => {
        expect(regularPattern(source).test(content)).toBe(new RegExp(source, 'u').test(content))
      }),
      { seed: 3, numRuns: 2000 },
    )
  })

  test.each([
    ['[\\w-.]+@', 'a.b-c@'],
    ['\\-\\:\\_\\ ', '-:_ '],
    ['a]b}', 'a]b}'],
    ['[\\]]', ']'],
    ['[\\\\d-z]', 'g'],
    ['[😀-😂]\\😀', '😁😀'],
    ['\\p{L}\\u{e9}\\x41', 'ééA'],
    ['$^', ''],
    ['', ''],
    ['a{1001}', 'a'.repeat(1001)],
  ])('%s finds %s', (pattern, content) => {
    expect(regularPattern(pattern).test(content)).toBe(true)
  })

  test.each([
    ['a(?=x)', /look-around.* at character 2\./],
    ['(?<name>a)', /named groups/],
    ['a+?', /lazy repetitions are not known at character 2\./],
    ['\\bx', /word boundaries/],
    ['\\1', /Invalid/],
    ['a{,5}', /A sign that stands for itself has \\ before it/],
    ['(a', /MATCHES '\(a': /],
    ['a)', /MATCHES/],
    ['*a', /MATCHES/],
    ['[z-a]', /MATCHES/],
    ['a{3,2}', /MATCHES/],
    ['^*', /MATCHES/],
  ])('%s is refused', (pattern, message) => {
    const refused = expect(() => regularPattern(pattern))
    refused.toThrow(expect.objectContaining({ code: 'FILTER_SYNTAX', message: expect.stringMatching(message) }))
  })

  test('repetitions of repetitions are refused, or cost nothing where there is nothing to repeat', () => {
    expect(() => regularPattern('((a{100}){100}){100}')).toThrow('too large a pattern')
    expect(regularPattern('((((){1000}){1000}){1000}){1000}b').test('ab')).toBe(true)
    expect(regularPattern('^(a?){1000}$').test('aaa')).toBe(true)
  })

  test('more states than are kept still give the answer', () => {
    const pattern = regularPattern('x.{12}q')
    const draw = randomIntegers(5)
    const noise = Array.from({ length: 40_000 }, () => 'xyz'[draw(3)]).join('')
    expect(pattern.test(noise)).toBe(false)
    expect(pattern.test(`${noise}x${'é'.repeat(12)}q`)).toBe(true)
    expect(pattern.test('')).toBe(false)
  })
})

describe('LIKE', () => {
  test.each(['%a%a%a%a%b', '%%%%b', '_%_%_%x', `%${'a'.repeat(40)}b`])('%s reads each character once', (pattern) => {
    const counted = countingText(text)
    expect(likePattern(pattern, { caseless: false }).test(counted.text)).toBe(false)
    expect(counted.reads()).toBe(megabyte + 1)
  })

  test.each(['iIİı', 'sSſ', 'kK\u212a', 'βϐΒ', '\u0390\u1fd3'])(
    'ILIKE takes %s for one letter, as Python does',
    (letters) => {
      for (const a of letters) for (const b of letters) expect(likePattern(a, { caseless: true }).test(b)).toBe(true)
      expect(likePattern(letters[0]!, { caseless: false }).test(letters[1]!)).toBe(false)
    },
  )
})
