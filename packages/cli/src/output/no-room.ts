import { some } from '../query/plural.ts'
import type { TableColumn } from '../render/table.ts'

/** Which columns had no room, in a sentence; none where all that have a heading had. */
export function noRoom(hidden: readonly Pick<TableColumn, 'label'>[]): string[] {
  const labels = hidden.flatMap(({ label }) => (label === '' ? [] : [label]))
  return labels.length > 0 ? [`No room for ${some(labels, 12)}.`] : []
}
