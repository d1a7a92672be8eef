import type { Facet, ReadRequest, RunSink } from '../contract/run-source.ts'
import type { Readable, RunStore } from '../memory/run-store.ts'

/** What a source that stands on a store answers from. */
export type RunReader = Pick<RunStore, 'names' | 'derived' | 'column'>

/** Delivers what a request wants and a reader has: of whole facets the names, since the reader keeps the values. */
export function deliver(reader: RunReader, { rows, keys, names, facets }: ReadRequest, sink: RunSink): void {
  for (const key of keys) sink.column(key, rows, reader.column(key, rows))
  for (const facet of [...names, ...facets]) deliverNames(reader, facet, rows, sink)
}

function deliverNames(reader: RunReader, facet: Facet, rows: Int32Array, sink: RunSink): void {
  const names = reader.names(facet, rows)
  if (facet === 'cfg') sink.names(facet, rows, names, reader.derived(rows))
  else sink.names(facet, rows, names)
}

/** What a request wants, as a store reads it ahead. */
export function readablesOf({ keys, names, facets }: ReadRequest): Readable[] {
  return [...keys, ...names.map((names) => ({ names })), ...facets]
}
