/** Bitmaps as Arrow has them: bit `i` is bit `i % 8`, counted from the least significant, of byte `i >> 3`. */
export function bitmap(length: number): Uint8Array {
  return new Uint8Array((length + 7) >> 3)
}

/** The bitmap in which those bits are 1 that pass a test. */
export function bitsWhere(length: number, test: (index: number) => boolean): Uint8Array {
  const bits = bitmap(length)
  for (let i = 0; i < length; i++) if (test(i)) setBit(bits, i)
  return bits
}

export function getBit(bits: Uint8Array, index: number): boolean {
  return ((bits[index >> 3]! >> (index & 7)) & 1) === 1
}

export function setBit(bits: Uint8Array, index: number): void {
  bits[index >> 3]! |= 1 << (index & 7)
}

export function countBits(bits: Uint8Array): number {
  let count = 0
  for (let byte of bits) for (; byte; byte &= byte - 1) count++
  return count
}
