/**
 * A curve in one line of bars: the means of as many parts as there are columns, from the least (the first bar) to the greatest.
 *
 * @param bars from low to high.
 * @example
 * sparkline([0, 5, 10], 3, ['▁', '▄', '█']) // '▁▄█'
 */
export function sparkline(values: readonly number[], columns: number, bars: readonly string[]): string {
  const means = partMeans(values.filter(Number.isFinite), columns)
  const least = Math.min(...means)
  const span = Math.max(...means) - least
  const middle = Math.floor((bars.length - 1) / 2)
  return means.map((mean) => bars[span > 0 ? Math.round(((mean - least) / span) * (bars.length - 1)) : middle]).join('')
}

function partMeans(values: readonly number[], parts: number): number[] {
  const count = Math.min(parts, values.length)
  return Array.from({ length: count }, (_, i) => {
    const part = values.slice(Math.floor((i * values.length) / count), Math.floor(((i + 1) * values.length) / count))
    return part.reduce((sum, value) => sum + value, 0) / part.length
  })
}
