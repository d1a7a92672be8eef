/**
 * The bitmap in which those bits are 1 that pass a test. As Arrow has them, bit `i` is bit `i % 8`, counted from the least
 * significant, of byte `i >> 3`.
 */
export function bitsWhere(length: number, test: (index: number) => boolean): Uint8Array {
  const bits = new Uint8Array((length + 7) >> 3)
  for (let i = 0; i < length; i++) if (test(i)) bits[i >> 3]! |= 1 << (i & 7)
  return bits
}

export function getBit(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3]! >> (index & 7)) & 1) === 1
}

export function countBits(bits: Uint8Array): number {
  let count = 0
  for (let byte of bits) for (; byte; byte &= byte - 1) count++
  return count
}
