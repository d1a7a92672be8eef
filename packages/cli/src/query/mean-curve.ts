import type { MetricCurve } from './metric-curves.ts'

/** A mean of curves at some steps, and the standard deviation (n − 1) of what it was made of; NaN where there is none. */
export interface MeanCurve {
  readonly values: Float64Array
  readonly spread: Float64Array
}

/** Even steps from the first to the last. */
export function evenSteps([first, last]: readonly [number, number], count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => first + ((last - first) * i) / Math.max(1, count - 1))
}

/** The mean of curves at even steps, over those that have begun and not ended there. */
export function meanCurve(curves: readonly MetricCurve[], steps: Float64Array): MeanCurve {
  const sampled = curves.map((curve) => sample(curve, steps))
  const values = new Float64Array(steps.length)
  const spread = new Float64Array(steps.length)
  for (let i = 0; i < steps.length; i++) {
    const here = sampled.map((curve) => curve[i]!).filter((value) => !Number.isNaN(value))
    const { mean, std } = meanAndStd(here)
    values[i] = mean
    spread[i] = std
  }
  return { values, spread }
}

/** The mean of numbers and their standard deviation (n − 1); NaN where there are too few. */
export function meanAndStd(values: readonly number[]): { readonly mean: number; readonly std: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, std: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : Number.NaN }
}

/** A curve at even steps: the mean of the points nearest to a step, or a straight line between two points further away. */
function sample({ steps, values }: MetricCurve, at: Float64Array): Float64Array {
  const half = at.length > 1 ? (at[1]! - at[0]!) / 2 : Number.POSITIVE_INFINITY
  const finite = steps.flatMap((step, i) => (Number.isFinite(values[i]!) ? [{ step, value: values[i]! }] : []))
  let next = 0
  return at.map((center, i) => {
    const nearest: number[] = []
    const isLast = i === at.length - 1
    while (next < finite.length && (finite[next]!.step < center + half || isLast)) nearest.push(finite[next++]!.value)
    if (nearest.length > 0) return meanAndStd(nearest).mean
    const [left, right] = [finite[next - 1], finite[next]]
    if (!left || !right) return Number.NaN
    return left.value + ((right.value - left.value) * (center - left.step)) / (right.step - left.step)
  })
}
