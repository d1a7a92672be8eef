/** Round steps: these times a power of ten. */
const digits = [1, 2, 5, 10]

/**
 * Round numbers that divide a range: the multiples in it of 1, 2 or 5 times a power of ten.
 *
 * @param most how many there may be.
 * @example
 * ticks(0.12, 0.94, 5) // [0.2, 0.4, 0.6, 0.8]
 */
export function ticks(least: number, greatest: number, most: number): number[] {
  const size = (greatest - least) / most
  const noticeable = size > Math.abs(least) * Number.EPSILON * 10
  if (!noticeable || !Number.isFinite(size)) return [least]
  const power = 10 ** Math.floor(Math.log10(size))
  const choices = digits
    .filter((digit) => digit * power >= size)
    .map((digit) => multiples(digit * power, least, greatest))
  return choices.find(({ length }) => length > 0 && length <= most) ?? [least]
}

/** The multiples of a step that lie in a range. */
function multiples(step: number, least: number, greatest: number): number[] {
  const first = Math.ceil(least / step)
  return Array.from({ length: Math.max(0, Math.floor(greatest / step) - first + 1) }, (_, i) => (first + i) * step)
}

/** Ticks as texts with the decimals that tell them apart. @example tickTexts([0.2, 0.4]) // ['0.2', '0.4'] */
export function tickTexts(values: readonly number[]): string[] {
  const [first = 0, second] = values
  const step = second === undefined ? Math.abs(first) : second - first
  const greatest = Math.max(...values.map(Math.abs))
  if (greatest !== 0 && (greatest >= 1e7 || step < 1e-5)) return values.map((value) => exponential(value, step))
  const decimals = step > 0 ? Math.min(100, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))) : 0
  return values.map((value) => value.toFixed(second === undefined ? Math.max(decimals, 3) : decimals))
}

function exponential(value: number, step: number): string {
  if (value === 0) return '0'
  const digits = Math.floor(Math.log10(Math.abs(value))) - Math.floor(Math.log10(step) + 1e-9)
  return value.toExponential(Math.min(20, Math.max(0, digits)))
}
