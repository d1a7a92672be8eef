import type { Integer } from './point.ts'

const two32 = 2 ** 32
const largest = 2n ** 63n - 1n

/** A growing array of 64-bit integers, written by halves since making a bigint for each is slow. */
export class Integers {
  #halves = new Int32Array(32)
  #length = 0

  push(value: Integer): void {
    if (this.#length * 2 === this.#halves.length) {
      const larger = new Int32Array(this.#halves.length * 2)
      larger.set(this.#halves)
      this.#halves = larger
    }
    const at = this.#length++ * 2
    if (typeof value === 'number') {
      this.#halves[at] = value | 0
      this.#halves[at + 1] = Math.floor(value / two32)
      if (value > 0x7fffffff || value < -0x80000000) this.#halves[at] = value - Math.floor(value / two32) * two32
    } else {
      const kept = value > largest ? largest : value < -largest - 1n ? -largest - 1n : value
      this.#halves[at] = Number(BigInt.asIntN(32, kept))
      this.#halves[at + 1] = Number(kept >> 32n)
    }
  }

  finish(): BigInt64Array {
    return new BigInt64Array(this.#halves.slice(0, this.#length * 2).buffer)
  }
}
