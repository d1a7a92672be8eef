/**
 * Whole numbers at random, the same for a seed on every platform: SplitMix32, which steps by the golden ratio and mixes
 * each step with the finaliser of MurmurHash3.
 *
 * @param seed a whole number; without one, the numbers differ every time.
 * @returns gives numbers from 0 up to, not including, `below`, each equally likely.
 */
export function randomIntegers(seed = Math.floor(Math.random() * 2 ** 32)): (below: number) => number {
  let state = seed | 0
  const next = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }
  return (below) => {
    const limit = 2 ** 32 - (2 ** 32 % below)
    let number = next()
    while (number >= limit) number = next()
    return number % below
  }
}
