import type { Reducer } from '@runsheaf/core/plugin'
import type { Integer, PointBlock, PointSink } from './point.ts'

/** A sink that is left with one number. */
export interface Reduction extends PointSink {
  /** `undefined` where no point gives a value. */
  result(): Integer | undefined
}

/**
 * The reduction of a metric's points to one number, in one pass.
 *
 * - last (no reducer): value of the greatest (step, timestamp, value), as MLflow defines it
 *   (`FileStore._get_metric_from_file`): among equals the earlier line wins, and NaN neither wins nor loses against
 *   what came before it with the same step and timestamp;
 * - `first`: value of the least (step, timestamp), among equals the earlier line;
 * - `min`, `max`, `mean`: over the values that are not NaN; NaN if all are;
 * - `argmin`, `argmax`: step of the earliest line with that value; none if all are NaN;
 * - `count`: of all points, NaN included.
 */
export function reduction(reduce: Reducer | undefined): Reduction {
  switch (reduce) {
    case undefined:
      return new Edge(true)
    case 'first':
      return new Edge(false)
    case 'min':
      return new Extreme(-1, false)
    case 'max':
      return new Extreme(1, false)
    case 'argmin':
      return new Extreme(-1, true)
    case 'argmax':
      return new Extreme(1, true)
    case 'mean':
    case 'count':
      return new Sum(reduce)
  }
}

/** Several reductions in one pass. */
export function reductions(reducers: readonly (Reducer | undefined)[]) {
  const all = reducers.map(reduction)
  return {
    block(points: PointBlock) {
      for (const one of all) one.block(points)
    },
    point(step: Integer, timestamp: Integer, value: number) {
      for (const one of all) one.point(step, timestamp, value)
    },
    result: () => all.map((one) => one.result()),
  }
}

/** The value of the last or of the first point in the order of steps. */
class Edge implements Reduction {
  readonly #last: boolean
  #any = false
  #step: Integer = 0
  #timestamp: Integer = 0
  #value = 0

  constructor(last: boolean) {
    this.#last = last
  }

  /** Only points of the outermost step can win. */
  block({ steps, timestamps, values, length }: PointBlock): void {
    let outermost = steps[0]!
    for (let i = 1; i < length; i++) {
      const step = steps[i]!
      if (this.#last ? step > outermost : step < outermost) outermost = step
    }
    for (let i = 0; i < length; i++) if (steps[i] === outermost) this.point(outermost, timestamps[i]!, values[i]!)
  }

  point(step: Integer, timestamp: Integer, value: number): void {
    if (this.#any && !this.#wins(step, timestamp, value)) return
    this.#any = true
    this.#step = step
    this.#timestamp = timestamp
    this.#value = value
  }

  #wins(step: Integer, timestamp: Integer, value: number): boolean {
    if (step !== this.#step) return step > this.#step === this.#last
    if (timestamp !== this.#timestamp) return timestamp > this.#timestamp === this.#last
    return this.#last && value > this.#value
  }

  result(): number | undefined {
    return this.#any ? this.#value : undefined
  }
}

/** The least or greatest value, or its step. */
class Extreme implements Reduction {
  readonly #sign: number
  readonly #wantsStep: boolean
  #any = false
  #value = Number.NaN
  #step: Integer | undefined

  constructor(sign: number, wantsStep: boolean) {
    this.#sign = sign
    this.#wantsStep = wantsStep
  }

  block({ steps, timestamps, values, length }: PointBlock): void {
    const sign = this.#sign
    let best = 0
    for (let i = 1; i < length; i++)
      if (values[i]! * sign > values[best]! * sign || Number.isNaN(values[best]!)) best = i
    this.point(steps[best]!, timestamps[best]!, values[best]!)
  }

  point(step: Integer, _timestamp: Integer, value: number): void {
    this.#any = true
    if (Number.isNaN(value) || value * this.#sign <= this.#value * this.#sign) return
    this.#value = value
    this.#step = step
  }

  result(): Integer | undefined {
    if (this.#wantsStep) return this.#step
    return this.#any ? this.#value : undefined
  }
}

class Sum implements Reduction {
  readonly #reduce: 'mean' | 'count'
  #points = 0
  #numbers = 0
  #sum = 0

  constructor(reduce: 'mean' | 'count') {
    this.#reduce = reduce
  }

  block({ values, length }: PointBlock): void {
    for (let i = 0; i < length; i++) this.#add(values[i]!)
  }

  point(_step: Integer, _timestamp: Integer, value: number): void {
    this.#add(value)
  }

  #add(value: number): void {
    this.#points++
    if (Number.isNaN(value)) return
    this.#numbers++
    this.#sum += value
  }

  result(): number | undefined {
    if (this.#points === 0) return undefined
    return this.#reduce === 'count' ? this.#points : this.#sum / this.#numbers
  }
}
