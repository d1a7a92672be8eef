import { Canvas, dotsAcross, dotsDown, type Paint } from './canvas.ts'
import type { PlotGlyphs } from './glyphs.ts'
import { padText } from './pad-text.ts'
import { ticks, tickTexts } from './ticks.ts'

/** A curve over positions that all curves of a plot share; NaN where it has no value. */
export interface PlotCurve {
  readonly values: Float64Array
  /** How far its band reaches to both sides; NaN where it has none. */
  readonly spread: Float64Array
}

export interface PlotSize {
  /** Of everything, axes included. */
  readonly width: number
  /** Of the drawing, in lines. */
  readonly height: number
}

/** What an axis takes of the width. */
const axisWidth = 10

/** At how many positions a plot of a width shows values. */
export const plotPositions = (width: number): number => Math.max(8, width - axisWidth) * dotsAcross

/** How curves are told apart; where colours are not seen, marks do it. */
export const curveMarks = [...'abcdefghijklmnopqrstuvwxyz']

/**
 * Draws curves over steps, values upwards, each with its mark at its end and now and then on the way.
 *
 * @param range the first and the last step.
 */
export function plotLines(
  curves: readonly PlotCurve[],
  range: readonly [number, number],
  { width, height }: PlotSize,
  glyphs: PlotGlyphs,
  paint: Paint,
): string[] {
  const scale = scaleOf(curves, height * dotsDown)
  const columns = plotPositions(width) / dotsAcross
  const canvas = new Canvas(columns, height)
  for (const [i, curve] of curves.entries()) drawBand(canvas, curve, i, scale)
  for (const [i, curve] of curves.entries()) drawCurve(canvas, curve, i, scale)
  for (const [i, curve] of curves.entries()) drawMarks(canvas, curve, i, curves.length, scale)
  const { axis } = glyphs
  const drawing = canvas.lines(glyphs, curveMarks, paint)
  const labels = valueLabels(scale, height)
  const body = drawing.map((line, row) => {
    const label = labels.get(row)
    return `${padText(label ?? '', axisWidth - 2, 'right')} ${label === undefined ? axis.bar : axis.tick}${line}`
  })
  return [...body, ...stepAxis(range, columns, axis)]
}

/** From values to dots. */
interface Scale {
  readonly least: number
  readonly greatest: number
  readonly dots: number
  /** The row of dots of a value, from the top. */
  row(value: number): number
}

function scaleOf(curves: readonly PlotCurve[], dots: number): Scale {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (const { values, spread } of curves) {
    for (const [i, value] of values.entries()) {
      if (Number.isNaN(value)) continue
      const reach = spread[i] || 0
      least = Math.min(least, value - reach)
      greatest = Math.max(greatest, value + reach)
    }
  }
  if (least === greatest) {
    const room = Math.abs(least) * 0.1 || 1
    least -= room
    greatest += room
  }
  const row = (value: number) => Math.round((1 - (value - least) / (greatest - least)) * (dots - 1))
  return { least, greatest, dots, row }
}

function drawCurve(canvas: Canvas, { values }: PlotCurve, curve: number, { row }: Scale): void {
  let before: number | undefined
  for (const [x, value] of values.entries()) {
    const y = Number.isNaN(value) ? undefined : row(value)
    if (y !== undefined) {
      const from = before === undefined ? y : before + Math.sign(y - before)
      for (let dot = Math.min(from, y); dot <= Math.max(from, y); dot++) canvas.dot(x, dot, curve)
    }
    before = y
  }
}

function drawBand(canvas: Canvas, { values, spread }: PlotCurve, curve: number, { row }: Scale): void {
  for (let x = 0; x < values.length; x += dotsAcross) {
    const at = Number.isNaN(spread[x]!) ? x + 1 : x
    const [value, reach] = [values[at]!, spread[at]!]
    if (!(reach > 0)) continue
    const top = Math.round(row(value + reach) / dotsDown)
    const bottom = Math.round((row(value - reach) + 1) / dotsDown)
    for (let cell = top; cell < bottom; cell++) canvas.band(x / dotsAcross, cell, curve)
  }
}

/** Columns between two marks of a curve, at least. */
const markDistance = 16

function drawMarks(canvas: Canvas, { values }: PlotCurve, curve: number, curves: number, { row }: Scale): void {
  const distance = Math.max(markDistance, curves * 4)
  const offset = Math.round(((curve + 0.5) * distance) / curves)
  const last = values.findLastIndex((value) => !Number.isNaN(value))
  for (const [x, value] of values.entries()) {
    const column = x / dotsAcross
    const wanted = x === last || (curves > 1 && column % distance === offset)
    if (wanted && !Number.isNaN(value))
      canvas.mark(Math.floor(column), Math.floor(row(value) / dotsDown), curveMarks[curve % curveMarks.length]!, curve)
  }
}

/** Round values, by the line in which they are. */
function valueLabels({ least, greatest, row }: Scale, height: number): Map<number, string> {
  const values = ticks(least, greatest, Math.floor(height / 2))
  const full = tickTexts(values)
  const fits = (text: string) => text.length <= axisWidth - 2
  const texts = full.every(fits)
    ? full
    : values.map((value) => (fits(value.toExponential(1)) ? value.toExponential(1) : value.toExponential(0)))
  return new Map(values.map((value, i) => [Math.floor(row(value) / dotsDown), texts[i]!]))
}

/** A rule below the drawing, and round steps below where they are. */
function stepAxis([first, last]: readonly [number, number], columns: number, axis: PlotGlyphs['axis']): string[] {
  const rule = `${' '.repeat(axisWidth - 1)}${axis.corner}${axis.rule.repeat(columns)}`
  const whole = ticks(first, last, Math.max(3, Math.floor(columns / 10))).filter(Number.isInteger)
  let line = 'step'.padStart(axisWidth - 2)
  for (const step of whole.length > 0 ? whole : [first]) {
    const text = String(step)
    const at = first === last ? 0 : Math.round(((step - first) / (last - first)) * (columns - 1))
    const start = Math.min(at - Math.floor(text.length / 2), columns - text.length) + axisWidth
    if (start > line.length) line = line.padEnd(start) + text
  }
  return [rule, line]
}
