import type { Column } from '@runsheaf/core/plugin'
import { displayWidth } from '@runsheaf/core/text'
import { columnNumbers } from '../query/column-numbers.ts'
import {
  alignPoints,
  decimalsOf,
  defaultPrecision,
  leastPlain,
  measuredNumbers,
  significant,
} from '../render/numbers.ts'
import { padText } from '../render/pad-text.ts'
import type { Output } from './output.ts'

/** How many significant digits an uncertainty shows. */
const spreadDigits = 2

/**
 * Means with their uncertainties, `0.919 ± 0.026`: rounded to what the uncertainty allows, the same for the whole column.
 * Where a value rests on fewer runs than its group has, their number follows in parentheses.
 */
export function estimateCells(mean: Column, spread: Column, used: Column, sizes: Column, output: Output): string[] {
  const means = columnNumbers(mean)
  const spreads = columnNumbers(spread)
  const [left, right] = rounded(means, spreads, output.precision)
  const groupSizes = columnNumbers(sizes)
  const counts = columnNumbers(used).map((n, i) => (n === groupSizes[i] ? '' : ` (${n ?? 0})`))
  const widths = [left, right, counts].map((texts) => Math.max(0, ...texts.map(displayWidth)))
  return left.map((text, i) => {
    const value = padText(text, widths[0]!, 'right')
    const uncertain =
      right[i] === ''
        ? ' '.repeat(3 + widths[1]!)
        : ` ${output.glyphs.plusMinus} ${padText(right[i]!, widths[1]!, 'right')}`
    return (widths[1] === 0 ? value : value + uncertain) + padText(counts[i]!, widths[2]!, 'left')
  })
}

type Numbers = readonly (number | undefined)[]

function rounded(means: Numbers, spreads: Numbers, precision: number): [string[], string[]] {
  const known = spreads
    .filter((value) => value !== undefined && value > 0 && Number.isFinite(value))
    .sort((a, b) => a! - b!)
  const typical = known[Math.floor(known.length / 2)]
  if (typical === undefined) return [measuredNumbers(means, precision), measuredNumbers(spreads, spreadDigits)]
  const greatest = Math.max(...means.map((value) => Math.abs(value ?? 0)).filter(Number.isFinite))
  const plain = typical >= 1e-6 && greatest < 1e9
  const decimals = precision === defaultPrecision ? decimalsOf(typical, spreadDigits) : decimalsOf(greatest, precision)
  /** A spread that would vanish is shown all the same, and its mean with as many decimals. */
  const own = spreads.map((spread = 0) =>
    Number(spread.toFixed(decimals)) === 0 && spread >= leastPlain ? decimalsOf(spread, spreadDigits) : decimals,
  )
  const text = (digits: number) => (value: number | undefined, i: number) => {
    if (value === undefined) return ''
    const fixed = plain && Number.isFinite(value) ? value.toFixed(own[i]) : ''
    const vanishes = value !== 0 && Number(fixed) === 0
    return vanishes ? significant(value, digits) : fixed
  }
  return [alignPoints(means.map(text(precision))), alignPoints(spreads.map(text(spreadDigits)))]
}
