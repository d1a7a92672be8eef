import { displayWidth, shorten } from '@runsheaf/core/text'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignPoints, exactNumber, measuredNumbers, significant } from '../../src/render/numbers.ts'
import { padText } from '../../src/render/pad-text.ts'
import { safeText } from '../../src/render/safe-text.ts'
import { sparkline } from '../../src/render/sparkline.ts'
import { layOut, type TableColumn } from '../../src/render/table.ts'
import { durationText } from '../../src/render/times.ts'
import { wrap } from '../../src/render/wrap.ts'

const seed = { seed: 8, numRuns: 300 }

describe('numbers', () => {
  test('that were written are shown as they were, their kind kept', () => {
    expect([1, 0.1, 1e-8, 1e21].map((value) => exactNumber(value, false))).toEqual(['1', '0.1', '1e-8', '1e+21'])
    expect([1, -0, Number.NaN, Number.NEGATIVE_INFINITY].map((value) => exactNumber(value, true))).toEqual([
      '1.0',
      '-0.0',
      'NaN',
      '-inf',
    ])
    expect(exactNumber(2n ** 70n, false)).toBe('1180591620717411303424')
  })

  test('that were measured have the digits that are asked for, alike where their sizes are', () => {
    expect(measuredNumbers([0.93691, 0.918, undefined])).toEqual(['0.9369', '0.9180', ''])
    expect(measuredNumbers([12345.678, 0.00012345])).toEqual(['12346', '0.0001234'])
    expect(measuredNumbers([3, 20])).toEqual(['3', '20'])
    expect(measuredNumbers([0.5, Number.NaN, Number.POSITIVE_INFINITY])).toEqual(['0.5000', 'NaN', 'inf'])
    expect(significant(1.5e-7)).toBe('1.500e-7')
  })

  test('round to no further away than their digits allow', () => {
    const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e8, max: 1e8 }), { minLength: 1 })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 15 }), (numbers, precision) => {
        for (const [i, text] of measuredNumbers(numbers, precision).entries()) {
          const allowed = Math.abs(numbers[i]!) * 10 ** (1 - Math.max(1, precision - 1)) + Number.MIN_VALUE
          expect(Math.abs(Number(text) - numbers[i]!)).toBeLessThanOrEqual(allowed)
        }
      }),
      seed,
    )
  })

  test('stand with their points below each other', () => {
    const aligned = alignPoints(['0.001', '12', '3.5', 'NaN', '1e-8'])
    const width = Math.max(...aligned.map((cell) => cell.length))
    expect(aligned.map((cell) => cell.padStart(width))).toEqual([' 0.001', '12    ', ' 3.5  ', '   NaN', ' 1e-8 '])
  })
})

describe('text', () => {
  test('takes as many columns as a terminal gives it', () => {
    expect(['abc', '日本', 'é', 'e\u0301', '☕', '👩‍👩‍👧', '…', '±', 'ｗ'].map(displayWidth)).toEqual([
      3, 4, 1, 1, 2, 2, 1, 1, 2,
    ])
  })

  test('is cut between characters, never past its width', () => {
    expect(shorten('日本語', 5, '…')).toBe('日本…')
    expect(shorten('日本語', 4, '…')).toBe('日…')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, width) => {
        expect(displayWidth(shorten(safeText(text), width, '…'))).toBeLessThanOrEqual(width)
      }),
      seed,
    )
  })

  test('has no control character left, and is as it was without one', () => {
    expect(safeText('a\u001b[2J\u202eb\n\u0007\ud800')).toBe('a\\e[2J\\u202eb\\n\\x07\\ud800')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(safeText(text)).not.toMatch(/\p{Control}|[\u2028-\u202e]/u)
      }),
      seed,
    )
  })

  test('is wrapped at blanks', () => {
    expect(wrap('a long sentence of words', 10)).toEqual(['a long', 'sentence', 'of words'])
  })
})

describe('tables', () => {
  const column = fc.record({
    label: fc.string({ minLength: 1, maxLength: 20 }),
    cells: fc.array(fc.string({ maxLength: 40 }), { minLength: 3, maxLength: 3 }),
    align: fc.constantFrom('left', 'right'),
    rank: fc.integer({ min: 0, max: 9 }),
    least: fc.option(fc.integer({ min: 4, max: 16 }), { nil: undefined }),
  })

  test('fit their width, show low ranks first, and never break a cell', () => {
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 50, max: 150 }),
        (columns, width) => {
          const { lines, shown } = layOut(columns as TableColumn[], width, '…')
          expect(lines).toHaveLength(4)
          for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
          expect(shown.size).toBeGreaterThan(0)
          const lowest = Math.min(...columns.map(({ rank }) => rank))
          expect([...shown].some(({ rank }) => rank === lowest)).toBe(true)
        },
      ),
      seed,
    )
  })

  test('pad by width, not by length', () => {
    expect(padText('日', 4, 'right')).toBe('  日')
  })
})

test('durations read as they are said', () => {
  expect([0.195, 11.7, 59.97, 79, 3600, 86400 * 3.5].map(durationText)).toEqual([
    '195ms',
    '11.7s',
    '1m00s',
    '1m19s',
    '1h00m',
    '3d12h',
  ])
})

test('a sparkline goes from the least to the greatest, and lies in the middle where nothing changes', () => {
  const bars = ['_', '-', '^']
  expect(sparkline([0, 1, 2], 3, bars)).toBe('_-^')
  expect(sparkline([5, 5], 10, bars)).toBe('--')
  expect(sparkline([Number.NaN, 1, Number.POSITIVE_INFINITY, 3], 10, bars)).toBe('_^')
  expect(sparkline([], 10, bars)).toBe('')
})
