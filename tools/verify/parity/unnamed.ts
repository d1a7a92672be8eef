import type { Loader, RunSource } from '@runsheaf/core'

/**
 * A loader whose runs belong to experiments without a name, as those of plain run folders do in hydraflow, which asks a
 * tracking server for names.
 */
export function unnamed(loader: Loader): Loader {
  return { ...loader, load: async (locations, request) => withoutNames(await loader.load(locations, request)) }
}

function withoutNames(source: RunSource): RunSource {
  return {
    length: source.length,
    diagnostics: source.diagnostics,
    info: (row) => ({ ...source.info(row), experimentName: '', jobName: '' }),
    read: (request, sink) => source.read(request, sink),
    artifacts: (row) => source.artifacts!(row),
    updated: (update) => {
      const updated = source.updated?.(update)
      return updated && withoutNames(updated)
    },
  }
}
