import type { Column, Facet, FacetKey, NamesOfRuns, ReadRequest, RunSource } from '../../src/plugin.ts'

/** What a source says of one key, or of the names of one facet. */
export interface Answers {
  column(key: FacetKey, rows: Int32Array): Column
  names(facet: Facet, rows: Int32Array): NamesOfRuns
}

/** The single answers of a source that answers at once. */
function answersOf(source: RunSource): Answers {
  const ask = <T>(rows: Int32Array, wanted: Partial<ReadRequest>): T => {
    const delivered: unknown[] = []
    const take = (_asked: FacetKey | Facet, _rows: Int32Array, answer: unknown) => void delivered.push(answer)
    const request = { rows, keys: [], names: [], facets: [], mayWait: false, ...wanted }
    source.read(request, { column: take, names: take })
    return delivered[0] as T
  }
  return {
    column: (key, rows) => ask(rows, { keys: [key] }),
    names: (facet, rows) => ask(rows, { names: [facet] }),
  }
}

/** A source that answers each question by itself, some of them otherwise than another source. */
export function answering(source: RunSource, change: (answers: Answers) => Partial<Answers>): RunSource {
  const own = answersOf(source)
  const { column, names } = { ...own, ...change(own) }
  return {
    ...source,
    read(request, sink) {
      const { rows } = request
      for (const key of request.keys) sink.column(key, rows, column(key, rows))
      for (const facet of [...request.names, ...request.facets]) sink.names(facet, rows, names(facet, rows))
    },
  }
}
