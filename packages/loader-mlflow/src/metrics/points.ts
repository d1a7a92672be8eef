import type { Integer, PointBlock, PointSink } from './point.ts'
import { reduction } from './reduce.ts'

/** First and last step, both included. */
export type Steps = readonly [first: number, last: number]

/** Points in the order of their file. Steps and times past 64 bits are the largest that fit. */
export interface PointArrays {
  readonly steps: BigInt64Array<ArrayBuffer>
  /** Milliseconds since 1970. */
  readonly timestamps: BigInt64Array<ArrayBuffer>
  readonly values: Float64Array<ArrayBuffer>
}

/** Points of one metric file. */
export interface Points extends PointArrays {
  /** The last value of all points in the file, whatever its step: it comes with reading them. */
  readonly last: Integer | undefined
}

const two32 = 2 ** 32
const largest = 2n ** 63n - 1n

/** Collects the points of one file. Integers are written by halves, since making a bigint of each is slow. */
export class PointCollector implements PointSink {
  readonly #first: number
  readonly #last: number
  readonly #lastValue = reduction(undefined)
  #steps = new Int32Array(64)
  #timestamps = new Int32Array(64)
  #values = new Float64Array(32)
  #length = 0

  constructor([first, last]: Steps) {
    this.#first = first
    this.#last = last
  }

  block(points: PointBlock): void {
    const { steps, timestamps, values, length } = points
    this.#lastValue.block(points)
    this.#reserve(length)
    let at = this.#length
    for (let i = 0; i < length; i++) {
      const step = steps[i]!
      if (step < this.#first || step > this.#last) continue
      writeHalves(this.#steps, at, step)
      writeHalves(this.#timestamps, at, timestamps[i]!)
      this.#values[at++] = values[i]!
    }
    this.#length = at
  }

  point(step: Integer, timestamp: Integer, value: number): void {
    this.#lastValue.point(step, timestamp, value)
    if (step < this.#first || step > this.#last) return
    this.#reserve(1)
    writeInteger(this.#steps, this.#length, step)
    writeInteger(this.#timestamps, this.#length, timestamp)
    this.#values[this.#length++] = value
  }

  expect(points: number): void {
    this.#reserve(Math.ceil(points) - this.#length)
  }

  result(): Points {
    const length = this.#length
    return {
      steps: new BigInt64Array(this.#steps.buffer, 0, length),
      timestamps: new BigInt64Array(this.#timestamps.buffer, 0, length),
      values: this.#values.subarray(0, length),
      last: this.#lastValue.result(),
    }
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#values.length) return
    const capacity = Math.max(needed, this.#values.length * 2)
    this.#steps = grown(this.#steps, new Int32Array(capacity * 2))
    this.#timestamps = grown(this.#timestamps, new Int32Array(capacity * 2))
    this.#values = grown(this.#values, new Float64Array(capacity))
  }
}

function grown<T extends Int32Array | Float64Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}

/** A safe integer as the lower and the upper 32 bits of it. */
function writeHalves(halves: Int32Array, position: number, value: number): void {
  const upper = Math.floor(value / two32)
  halves[position * 2] = value - upper * two32
  halves[position * 2 + 1] = upper
}

function writeInteger(halves: Int32Array, position: number, value: Integer): void {
  if (typeof value === 'number') {
    writeHalves(halves, position, value)
    return
  }
  const kept = value > largest ? largest : value < -largest - 1n ? -largest - 1n : value
  halves[position * 2] = Number(BigInt.asIntN(32, kept))
  halves[position * 2 + 1] = Number(kept >> 32n)
}

/** With fewer points, a copy takes less time and memory than handing them over. */
const manyPoints = 1 << 12

/** The memory of points, where there is much of it. */
export function largeBuffers({ steps, timestamps, values }: PointArrays): readonly ArrayBuffer[] {
  return values.length < manyPoints ? [] : [steps.buffer, timestamps.buffer, values.buffer]
}

/** The points of several files, one file after another. */
export function joinPoints(parts: readonly PointArrays[]): PointArrays {
  if (parts.length === 1) return parts[0]!
  const length = parts.reduce((sum, { values }) => sum + values.length, 0)
  const joined: PointArrays = {
    steps: new BigInt64Array(length),
    timestamps: new BigInt64Array(length),
    values: new Float64Array(length),
  }
  let at = 0
  for (const { steps, timestamps, values } of parts) {
    joined.steps.set(steps, at)
    joined.timestamps.set(timestamps, at)
    joined.values.set(values, at)
    at += values.length
  }
  return joined
}
