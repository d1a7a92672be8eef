/** Powers of ten that a double holds exactly. */
export const powers: readonly number[] = Array.from({ length: 23 }, (_, k) => Number(`1e${k}`))
/** The upper halves of those powers, in 26 bits (Veltkamp's split), for exact products. */
const highs = powers.map(high)

function high(value: number): number {
  const scaled = value * 134217729
  return scaled - (scaled - value)
}

/**
 * `(whole + rest) / 10^places` rounded correctly, for exact `whole` and `rest` with `|rest| < |whole|`, where that takes
 * no more than the arithmetic of doubles: the quotient, its exact remainder (Dekker), and Ziv's test of whether the
 * remaining error could change the rounding.
 *
 * @param places 0 to 22.
 * @returns NaN in the rare cases that this cannot decide.
 */
export function divide(whole: number, rest: number, places: number): number {
  const sum = whole + rest
  const lost = rest - (sum - whole)
  const divisor = powers[places]!
  if (lost === 0) return sum / divisor
  const quotient = sum / divisor
  const product = quotient * divisor
  const q = high(quotient)
  const d = highs[places]!
  const below = quotient - q
  const beyond = divisor - d
  const error = below * beyond - (product - q * d - below * d - q * beyond)
  const correction = (sum - product - error + lost) / divisor
  const doubt = Math.abs(correction) * 2 ** -50
  const result = quotient + (correction - doubt)
  return result === quotient + (correction + doubt) ? result : Number.NaN
}
