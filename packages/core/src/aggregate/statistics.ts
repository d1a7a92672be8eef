import { randomIntegers } from '../general/random.ts'

/** The statistics of a group's numbers; `undefined` where there are too few. */
export type Statistic = (values: Float64Array) => number | undefined

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

/** By bisection of the distribution. */
function findStudentT95(freedom: number): number {
  let [low, high] = [1.9, 13]
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (studentWithin(middle, freedom) < 0.95) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The chance of a value between `-t` and `t`: for whole degrees of freedom a finite sum (Abramowitz and Stegun, 26.7.3 and 26.7.4). */
function studentWithin(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const cosine = Math.cos(angle)
  const odd = freedom % 2
  let sum = 0
  let term = odd ? cosine : 1
  for (let k = 2 + odd; k <= freedom; k += 2) {
    sum += term
    term *= (cosine * cosine * (k - 1)) / k
  }
  const within = Math.sin(angle) * sum
  return odd ? ((angle + within) * 2) / Math.PI : within
}
