import { type Columns, columnOf, type NamedColumn } from '@runsheaf/core/plugin'

/** How many columns of each kind. */
export interface ColumnsShape {
  readonly rows: number
  /** Floats of which every tenth is null. */
  readonly floats: number
  /** Text of which there are 20, 50 … distinct values. */
  readonly texts: readonly number[]
  readonly integers: number
  /** Text that never repeats, such as run ids. */
  readonly ids: number
  readonly times: number
}

/** The same columns for the same shape, each time. */
export function generateColumns({ rows, floats, texts, integers, ids, times }: ColumnsShape): Columns {
  const random = mulberry32(7)
  const column = (name: string, value: (row: number) => unknown): NamedColumn => ({
    ...columnOf(Array.from({ length: rows }, (_, row) => value(row))),
    name,
  })
  return {
    length: rows,
    columns: [
      ...texts.map((distinct, i) => column(`text${i}`, () => `value-${Math.floor(random() * distinct)}`)),
      ...Array.from({ length: floats }, (_, i) => column(`float${i}`, () => (random() < 0.1 ? null : random()))),
      ...Array.from({ length: integers }, (_, i) => column(`integer${i}`, () => Math.floor(random() * 1e6))),
      ...Array.from({ length: ids }, (_, i) => column(`id${i}`, (row) => `${row.toString(16).padStart(32, '0')}`)),
      ...Array.from({ length: times }, (_, i) => column(`time${i}`, (row) => new Date(1.7e12 + row * 1000))),
    ],
  }
}

/** Numbers from 0 up to 1 that look random (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
