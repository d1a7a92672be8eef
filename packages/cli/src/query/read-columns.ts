import type { RunCollection } from '@runsheaf/core'
import type { Column, NamedColumn } from '@runsheaf/core/plugin'
import { displayWidth } from '@runsheaf/core/text'
import type { RunColumn } from './default-columns.ts'
import type { OpenStore } from './open-store.ts'
import { shortLabels } from './short-labels.ts'

/** The columns that can have room in a width, as far as their headings tell: the values of the others need not be read. */
export function fittingColumns(columns: readonly RunColumn[], width: number): RunColumn[] {
  const labels = shortLabels(columns.map(({ key, name }) => name ?? key))
  const order = columns.map((_, i) => i).sort((a, b) => columns[a]!.rank - columns[b]!.rank)
  let room = width
  const kept = new Set(
    order.filter((i) => {
      room -= 2 + displayWidth(labels[i]!)
      return room >= 0 || i === order[0]
    }),
  )
  return columns.filter((_, i) => kept.has(i))
}

/** The values of columns, as frames have them; values that share no type are text. */
export async function readColumns(
  store: OpenStore,
  runs: RunCollection,
  columns: readonly RunColumn[],
): Promise<NamedColumn[]> {
  await store.read(
    runs,
    columns.map(({ key }) => key),
  )
  const read = (key: string): Column => runs.with({ mixed: 'string' }).toColumns(key).columns[0]!
  return columns.map(({ key, name }) => ({ ...read(key), name: name ?? key }))
}
