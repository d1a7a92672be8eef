import type { PlainRun, RunSource } from '@runsheaf/core'
import { sourceFromRecords } from '@runsheaf/core/plugin'

/** A source that notes each value that is asked of it, as `facet.path@row`. */
export function countingStore(records: readonly PlainRun[]): { store: RunSource; asked: string[] } {
  const asked: string[] = []
  const inner = sourceFromRecords(records)
  const read: RunSource['read'] = (request, sink) => {
    for (const { facet, path } of request.keys)
      for (const row of request.rows) asked.push(`${[facet, ...path].join('.')}@${row}`)
    return inner.read(request, sink)
  }
  return { store: { ...inner, read }, asked }
}
