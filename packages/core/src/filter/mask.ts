/** One byte for each run of a selection: 1 = it passes. */
export type Mask = Uint8Array

export function maskOf(length: number, test: (position: number) => boolean): Mask {
  const mask = new Uint8Array(length)
  for (let i = 0; i < length; i++) if (test(i)) mask[i] = 1
  return mask
}

export function invert(mask: Mask): Mask {
  const inverted = new Uint8Array(mask.length)
  for (let i = 0; i < mask.length; i++) inverted[i] = mask[i]! ^ 1
  return inverted
}

export function both(a: Mask, b: Mask): Mask {
  const mask = new Uint8Array(a.length)
  for (let i = 0; i < a.length; i++) mask[i] = a[i]! & b[i]!
  return mask
}

export function either(a: Mask, b: Mask): Mask {
  const mask = new Uint8Array(a.length)
  for (let i = 0; i < a.length; i++) mask[i] = a[i]! | b[i]!
  return mask
}

export function countMask(mask: Mask): number {
  let count = 0
  for (let i = 0; i < mask.length; i++) count += mask[i]!
  return count
}

/** The positions of the ones. */
export function positionsOf(mask: Mask, count = countMask(mask)): Int32Array {
  // Written without a branch, which no processor could foresee; one place more than needed takes what comes last.
  const positions = new Int32Array(count + 1)
  for (let i = 0, next = 0; i < mask.length; i++) {
    positions[next] = i
    next += mask[i]!
  }
  return positions.subarray(0, count)
}
