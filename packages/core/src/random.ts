/**
 * Whole numbers at random, the same for a seed on every platform: xoshiro128** (Blackman and Vigna), its state filled
 * from the seed by SplitMix32.
 *
 * @param seed a whole number; without one, the numbers differ every time.
 * @returns gives numbers from 0 up to, not including, `below`, each equally likely.
 */
export function randomIntegers(seed = Math.floor(Math.random() * 2 ** 32)): (below: number) => number {
  const next = xoshiro128(seed)
  return (below) => {
    const limit = 2 ** 32 - (2 ** 32 % below)
    let number = next()
    while (number >= limit) number = next()
    return number % below
  }
}

function xoshiro128(seed: number): () => number {
  let [a, b, c, d] = splitMix32(seed)
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
}

function splitMix32(seed: number): [number, number, number, number] {
  const state = [0, 0, 0, 0].map((_, i) => {
    let z = (seed + Math.imul(0x9e3779b9, i + 1)) | 0
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  })
  return state as [number, number, number, number]
}

const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by))
