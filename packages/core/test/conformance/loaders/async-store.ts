import { type Facet, type FacetKey, RunError, type RunSource } from '../../../src/plugin.ts'

/** A store that can only read asynchronously, over one that has everything at hand. */
export function asyncStore(store: RunSource): RunSource {
  const read = new Set<string>()
  const ofKey = (key: FacetKey, row: number) => JSON.stringify([key.facet, key.reduce ?? '', ...key.path, row])
  const ofFacet = (facet: Facet, row: number) => JSON.stringify([facet, row])
  const requireRead = (what: string, rows: Iterable<number>, isRead: (row: number) => boolean) => {
    for (const row of rows)
      if (!isRead(row))
        throw new RunError('NOT_READ', `${what} of row ${row} is not read yet. Call await runs.read(…).`)
  }
  const isRead = (key: FacetKey, row: number) =>
    key.facet === 'info' || read.has(ofKey(key, row)) || read.has(ofFacet(key.facet, row))
  return {
    ...store,
    isRead: (key, rows) => rows.every((row) => isRead(key, row)),
    names(facet, rows) {
      requireRead(facet, rows, (row) => read.has(ofFacet(facet, row)))
      return store.names(facet, rows)
    },
    column(key, rows) {
      requireRead(`${key.facet}.${key.path.join('.')}`, rows, (row) => isRead(key, row))
      return store.column(key, rows)
    },
    record(index) {
      const all = ['cfg', 'params', 'metrics', 'tags', 'datasets'] as const
      requireRead('The whole run', [index], (row) => all.every((facet) => read.has(ofFacet(facet, row))))
      return store.record(index)
    },
    ...(store.derived && {
      derived(rows) {
        requireRead('cfg', rows, (row) => read.has(ofFacet('cfg', row)))
        return store.derived!(rows)
      },
    }),
    async read(keys, rows, { signal, onProgress }) {
      for (const [done, row] of rows.entries()) {
        await Promise.resolve()
        if (signal?.aborted) throw new RunError('ABORTED', 'The reading was aborted.')
        for (const key of keys) read.add(typeof key === 'string' ? ofFacet(key, row) : ofKey(key, row))
        onProgress?.({ done: done + 1, total: rows.length })
      }
    },
    ...(store.histories && {
      async histories(metrics, rows, options) {
        await Promise.resolve()
        return store.histories!(metrics, rows, options)
      },
    }),
  }
}
