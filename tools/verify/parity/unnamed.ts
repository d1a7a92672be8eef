import type { Loader, RunInfo, RunSource } from '@runsheaf/core'
import { infoColumn } from '@runsheaf/core/plugin'

/**
 * A loader whose runs belong to experiments without a name, as those of plain run folders do in hydraflow, which asks a
 * tracking server for names.
 */
export function unnamed(loader: Loader): Loader {
  return { ...loader, load: async (locations, request) => withoutNames(await loader.load(locations, request)) }
}

function withoutNames(store: RunSource): RunSource {
  const info = (index: number): RunInfo => ({ ...store.info(index), experimentName: '', jobName: '' })
  return {
    length: store.length,
    diagnostics: store.diagnostics,
    info,
    names: (facet, rows) => store.names(facet, rows),
    column: (key, rows) =>
      key.facet === 'info' ? infoColumn(key.path[0], rows, (row, field) => info(row)[field]) : store.column(key, rows),
    record: (index) => ({ ...store.record(index), info: info(index) }),
    artifacts: (index) => store.artifacts!(index),
    updated: (update) => {
      const updated = store.updated?.(update)
      return updated && withoutNames(updated)
    },
  }
}
