import type { FacetKey, PlainRun, RunSource } from '@runsheaf/core'
import { sourceFromRecords } from '@runsheaf/core/plugin'

/** A store that notes each value that is asked of it, as `facet.path@row`. */
export function countingStore(records: readonly PlainRun[]): { store: RunSource; asked: string[] } {
  const asked: string[] = []
  const inner = sourceFromRecords(records)
  const column = (key: FacetKey, rows: Int32Array) => {
    for (const row of rows) asked.push(`${[key.facet, ...key.path].join('.')}@${row}`)
    return inner.column(key, rows)
  }
  return { store: { ...inner, column }, asked }
}
