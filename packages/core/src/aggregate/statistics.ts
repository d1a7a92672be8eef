import { randomIntegers } from '../random.ts'

/** The statistics of a group's numbers; `undefined` where there are too few. */
type Statistic = (values: Float64Array) => number | undefined

const sumOf = (values: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]!
  return sum
}

export const meanOf: Statistic = (values) => (values.length > 0 ? sumOf(values) / values.length : undefined)

/** Sample standard deviation (n − 1), in two passes; of one value there is none. */
export const stdOf: Statistic = (values) => {
  if (values.length < 2) return undefined
  const mean = sumOf(values) / values.length
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2
  return Math.sqrt(squares / (values.length - 1))
}

/** Standard error of the mean: std / √n. */
export const semOf: Statistic = (values) => {
  const std = stdOf(values)
  return std === undefined ? undefined : std / Math.sqrt(values.length)
}

/** Half the width of the 95 % confidence interval of the mean, by Student's t with n − 1 degrees of freedom. */
export const ci95Of: Statistic = (values) => {
  const sem = semOf(values)
  return sem === undefined ? undefined : studentT95(values.length - 1) * sem
}

/** Half the width of the 95 % interval of the mean over samples drawn with replacement. */
export const bootstrapOf =
  (samples: number, seed?: number): Statistic =>
  (values) => {
    if (values.length < 2) return undefined
    const draw = randomIntegers(seed)
    const means = Float64Array.from({ length: samples }, () => {
      let sum = 0
      for (let i = 0; i < values.length; i++) sum += values[draw(values.length)]!
      return sum / values.length
    })
    const [low, high] = [quantileOf(0.025)(means), quantileOf(0.975)(means)]
    return low === undefined || high === undefined ? undefined : (high - low) / 2
  }

/** The value below which a part of the values lies, with linear interpolation between neighbours. */
export const quantileOf =
  (part: number): Statistic =>
  (values) => {
    if (values.length === 0) return undefined
    if (values.some(Number.isNaN)) return Number.NaN
    const sorted = values.slice().sort()
    const at = (sorted.length - 1) * part
    const low = sorted[Math.floor(at)]!
    const high = sorted[Math.ceil(at)]!
    return low === high ? low : low + (high - low) * (at - Math.floor(at))
  }

/** Groups mostly have few sizes. */
const known = new Map<number, number>()

/** The 0.975 quantile of Student's t distribution. */
function studentT95(freedom: number): number {
  const quantile = known.get(freedom) ?? findStudentT95(freedom)
  known.set(freedom, quantile)
  return quantile
}

/** By bisection of the distribution function. */
function findStudentT95(freedom: number): number {
  let [low, high] = [1.9, 13]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (studentTail(middle, freedom) > 0.025) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The chance of a value above `t`: half the regularized incomplete beta function at ν / (ν + t²). */
function studentTail(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
}

/** The regularized incomplete beta function I_x(a, b), by its continued fraction (Lentz's method). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= 300; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    fraction *= c * d
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return front * fraction
}

/** ln Γ(x) for x > 0, by Stirling's series after moving x up. */
function logGamma(x: number): number {
  let shift = 0
  let y = x
  for (; y < 12; y++) shift += Math.log(y)
  const z = 1 / (y * y)
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z / 1680))) / y
  return (y - 0.5) * Math.log(y) - y + Math.log(2 * Math.PI) / 2 + series - shift
}
