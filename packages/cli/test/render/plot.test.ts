import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { glyphsFor } from '../../src/render/glyphs.ts'
import { plotLines, plotPositions } from '../../src/render/plot.ts'
import { ticks, tickTexts } from '../../src/render/ticks.ts'

describe('ticks', () => {
  test('are round numbers inside of the range, few and told apart', () => {
    expect(ticks(0.12, 0.94, 5)).toEqual([0.2, 0.4, 0.6000000000000001, 0.8])
    expect(tickTexts(ticks(0.12, 0.94, 5))).toEqual(['0.2', '0.4', '0.6', '0.8'])
    expect(tickTexts(ticks(0, 3e-7, 4))).toEqual(['0', '1e-7', '2e-7', '3e-7'])
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        (least, size) => {
          const found = ticks(least, least + size, 6)
          const texts = tickTexts(found)
          expect(found.length).toBeLessThanOrEqual(6)
          expect(new Set(texts).size).toBe(texts.length)
          const tolerance = size * 1e-6 + Math.abs(least) * 1e-12
          for (const tick of found) {
            expect(tick).toBeGreaterThanOrEqual(least - tolerance)
            expect(tick).toBeLessThanOrEqual(least + size + tolerance)
          }
        },
      ),
    )
  })
})

describe('a plot', () => {
  const size = { width: 40, height: 8 }
  const glyphs = glyphsFor({}).plot
  const flat = (value: number) => ({
    values: new Float64Array(plotPositions(size.width)).fill(value),
    spread: new Float64Array(plotPositions(size.width)).fill(Number.NaN),
  })

  test('shows every curve with its mark, the greatest value on top', () => {
    const lines = plotLines([flat(1), flat(3)], [0, 10], size, glyphs, (text) => text)
    expect(lines[0]).toMatch(/b$/)
    expect(lines[size.height - 1]).toMatch(/a$/)
    expect(lines).toHaveLength(size.height + 2)
    expect(lines.at(-1)).toMatch(/^ {4}step {2}0 .*10$/)
  })

  test('fits its width and does not fail, whatever the values', () => {
    const value = fc.oneof(fc.double(), fc.constant(Number.NaN))
    fc.assert(
      fc.property(fc.array(value, { minLength: 60, maxLength: 60 }), (values) => {
        const curve = { values: Float64Array.from(values), spread: Float64Array.from(values, Math.abs) }
        const lines = plotLines([curve], [0, 1], size, glyphs, (text) => text)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(size.width)
      }),
    )
  })
})
