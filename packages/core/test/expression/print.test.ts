import { contains, endsWith, type Filter, parse, startsWith } from '@runsheaf/core'
import { print, toFilter } from '@runsheaf/core/verbs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyFilter } from '../support/any-filter.ts'

describe('print', () => {
  test.each([
    ['a=1', 'a = 1'],
    ["a = 'x' and b in (1,2) or not c is null", "a = 'x' AND b IN (1, 2) OR NOT c IS NULL"],
    ['(a = 1 or b = 2) and c = 3', '(a = 1 OR b = 2) AND c = 3'],
    ['min(metrics.`val loss`) <= 0.5', 'min(metrics.`val loss`) <= 0.5'],
    ["params.lr = '0.1' and `odd key` = \"it's\"", "params.lr = '0.1' AND `odd key` = \"it's\""],
    ['a not like "x%"', "a IS NOT MISSING AND NOT a LIKE 'x%'"],
    ['width > height', 'width > height'],
    ['', ''],
  ])('writes %s as %s', (text, printed) => {
    expect(print(parse(text))).toBe(printed)
    expect(parse(printed)).toEqual(parse(text))
  })

  test('a parsed filter is the expression that it was read from', () => {
    const text = "a  in [1,2] and status='x'"
    expect(String(parse(text))).toBe(text)
    expect(`${parse('')}`).toBe('')
  })

  test('a text with both kinds of quotes, or backslashes, reads back', () => {
    for (const value of [`it's "so"`, 'a\\', "\\'", `'"\\`, "''", '\n\t']) {
      const filter = { ...parse('a = 1'), value } as ReturnType<typeof parse>
      expect(parse(print(filter))).toEqual(filter)
    }
  })

  test('what no expression can say is refused by parse', () => {
    for (const printed of [
      print({ kind: 'runTest', test: () => true }),
      print({ ...parse('a = 1'), value: Number.NaN } as any),
    ]) {
      expect(() => parse(printed)).toThrowError()
    }
  })

  test('what a text starts with, ends with or contains reads back as a pattern that finds the same', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '\\', '$', '^', '(', ']', '{', '|', '-', "'") })
    fc.assert(
      fc.property(fc.constantFrom(startsWith, endsWith, contains), text, text, text, (make, before, wanted, after) => {
        const filter = toFilter({ a: make(wanted) })
        const patternOf = (one: Filter) => (one as Filter & { kind: 'matches' }).pattern
        const read = patternOf(parse(print(filter)))
        for (const whole of [wanted, before + wanted, wanted + after, before + wanted + after, before])
          expect(read.test(whole)).toBe(patternOf(filter).test(whole))
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  test('any filter that has a text reads back as itself', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(parse(print(filter))).toEqual(filter)
      }),
      { seed: 7, numRuns: 1000 },
    )
  })
})
