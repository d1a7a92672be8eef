/** How many significant digits measured numbers show, where nothing else is asked for. */
export const defaultPrecision = 4

/** Smaller numbers are written with an exponent, as in Python. */
export const leastPlain = 1e-4

/**
 * A number as it was written: the shortest text that reads back to it. An integral float keeps its point, as in Python.
 *
 * @example
 * exactNumber(1, true) // '1.0'
 */
export function exactNumber(value: number | bigint, isFloat: boolean): string {
  if (typeof value === 'bigint') return String(value)
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'inf' : '-inf'
  const tiny = value !== 0 && Math.abs(value) < leastPlain
  const text = Object.is(value, -0) ? '-0' : tiny ? value.toExponential() : String(value)
  return isFloat && /^-?\d+$/.test(text) ? `${text}.0` : text
}

/**
 * Measured numbers of one column, rounded to a number of significant digits: all with the same decimals where their sizes
 * are alike, else each by itself.
 *
 * @example
 * measuredNumbers([0.93691, 0.918], 4) // ['0.9369', '0.9180']
 */
export function measuredNumbers(values: readonly (number | undefined)[], precision = defaultPrecision): string[] {
  const sizes = values.flatMap((value) => (value && Number.isFinite(value) ? [Math.abs(value)] : []))
  const least = Math.min(...sizes)
  const greatest = Math.max(...sizes)
  const alike = sizes.length > 0 && isPlain(least) && isPlain(greatest) && greatest / least < 10 ** (precision - 1)
  if (values.every((value) => value === undefined || Number.isSafeInteger(value)))
    return values.map((value) => (value === undefined ? '' : String(value)))
  const decimals = alike ? Math.max(decimalsOf(greatest, precision), decimalsOf(least, precision - 1)) : undefined
  return values.map((value) => {
    if (value === undefined) return ''
    return decimals === undefined || !Number.isFinite(value) ? significant(value, precision) : value.toFixed(decimals)
  })
}

/** One number to a number of significant digits. @example significant(0.000012345, 3) // '1.23e-5' */
export function significant(value: number, precision = defaultPrecision): string {
  if (!Number.isFinite(value) || value === 0) return exactNumber(value, false)
  if (!isPlain(Math.abs(value))) return value.toExponential(precision - 1)
  return value.toFixed(decimalsOf(Math.abs(value), precision))
}

/** How many decimals show a positive number to a number of significant digits. */
export function decimalsOf(size: number, precision: number): number {
  const exponent = Number(size.toExponential(precision - 1).split('e')[1])
  return Math.min(100, Math.max(0, precision - 1 - exponent))
}

/** Whether a positive number is better read without an exponent. */
const isPlain = (size: number) => size >= leastPlain && size < 1e9

const whole = /^[-+−]?\d+/

/** Pads numbers on the right so that, set flush right, their decimal points stand below each other. */
export function alignPoints(cells: readonly string[]): string[] {
  const tails = cells.map((cell) => cell.length - (whole.exec(cell)?.[0].length ?? cell.length))
  const longest = Math.max(0, ...tails)
  return cells.map((cell, i) => (whole.test(cell) ? cell + ' '.repeat(longest - tails[i]!) : cell))
}
