import type { Ranks } from './rank.ts'

/** What rows sort by: ranks, and 1 for the smallest first or -1 for the greatest. */
export type RowOrder = Ranks & { readonly sign: 1 | -1 }

/** The positions of rows in the order of the ranks, the first ones first; equal rows keep their order. */
export function sortPositions(length: number, orders: readonly RowOrder[]): Int32Array {
  const positions = Int32Array.from({ length }, (_, i) => i)
  return positions.sort((a, b) => {
    for (const { places, values, sign } of orders) {
      if (places[a] !== places[b]) return places[a]! - places[b]!
      if (values[a] !== values[b]) return values[a]! < values[b]! ? -sign : sign
    }
    return a - b
  })
}
