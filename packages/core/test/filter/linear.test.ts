// Patterns that make a backtracking matcher take forever, on a megabyte of text. Steps are counted, not time.
import { describe, expect, test } from 'vitest'
import { LikePattern, matchEnd } from '../../src/filter/like.ts'
import { LinearPattern } from '../../src/filter/pattern.ts'
import { randomIntegers } from '../../src/random.ts'

const megabyte = 2 ** 20
const text = `${'a'.repeat(megabyte - 1)}!`

describe('MATCHES', () => {
  /** A text that counts how often a character of it is read. */
  function countingText(content: string): { text: string; reads: () => number } {
    let reads = 0
    const codePointAt = (at: number) => {
      reads++
      return content.codePointAt(at)
    }
    return { text: { codePointAt } as unknown as string, reads: () => reads }
  }

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
    expect(new LinearPattern(pattern).test(counted.text)).toBe(false)
    expect(counted.reads()).toBe(megabyte + 1)
  })

  test('a match ends the reading', () => {
    const counted = countingText(text)
    expect(new LinearPattern('a{3}').test(counted.text)).toBe(true)
    expect(counted.reads()).toBe(3)
  })

  test('more states than are kept still give the answer', () => {
    const pattern = new LinearPattern('x.{12}q')
    const draw = randomIntegers(5)
    const noise = Array.from({ length: 40_000 }, () => 'xyz'[draw(3)]).join('')
    expect(pattern.test(noise)).toBe(false)
    expect(pattern.test(`${noise}x${'é'.repeat(12)}q`)).toBe(true)
    expect(pattern.test('')).toBe(false)
  })
})

describe('LIKE', () => {
  /** How often a character is compared, for the tokens of a pattern. */
  function comparisons(pattern: string, content: string): number {
    let reads = 0
    const get = (target: string[], name: string | symbol) => {
      if (typeof name === 'string' && name !== 'length') reads++
      return Reflect.get(target, name)
    }
    matchEnd([...pattern], new Proxy([...content], { get }), false)
    return reads
  }

  test.each(['%a%a%a%a%b', '%%%%b', '_%_%_%x'])('%s looks at each character a few times', (pattern) => {
    expect(new LikePattern(pattern, false).test(text)).toBe(false)
    const part = text.slice(-(2 ** 16))
    expect(comparisons(pattern, part)).toBeLessThanOrEqual(3 * part.length)
  })

  test('the worst pattern takes text times pattern, not more', () => {
    const pattern = `%${'a'.repeat(40)}b`
    const content = 'a'.repeat(20_000)
    expect(comparisons(pattern, content)).toBeLessThanOrEqual(2 * pattern.length * content.length)
  })
})
