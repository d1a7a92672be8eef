import type { Reducer } from '@runsheaf/core/plugin'
import type { Integer, PointSink } from './point.ts'

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
      return new Edge((step, timestamp, value, best) => {
        if (step !== best.step) return step > best.step
        return timestamp === best.timestamp ? value > best.value : timestamp > best.timestamp
      })
    case 'first':
      return new Edge((step, timestamp, _, best) =>
        step === best.step ? timestamp < best.timestamp : step < best.step,
      )
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

interface Best {
  readonly step: Integer
  readonly timestamp: Integer
  readonly value: number
}

/** The value of the point that comes before all others in an order. */
class Edge implements Reduction {
  readonly #precedes: (step: Integer, timestamp: Integer, value: number, best: Best) => boolean
  #any = false
  readonly #best = { step: 0 as Integer, timestamp: 0 as Integer, value: 0 }

  constructor(precedes: (step: Integer, timestamp: Integer, value: number, best: Best) => boolean) {
    this.#precedes = precedes
  }

  point(step: Integer, timestamp: Integer, value: number): void {
    const best = this.#best
    if (this.#any && !this.#precedes(step, timestamp, value, best)) return
    this.#any = true
    best.step = step
    best.timestamp = timestamp
    best.value = value
  }

  result(): number | undefined {
    return this.#any ? this.#best.value : undefined
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

  point(_step: Integer, _timestamp: Integer, value: number): void {
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
