import type { Facet, RunCollection } from '@runsheaf/core'
import type { OpenStore } from './open-store.ts'

const facets: readonly Facet[] = ['cfg', 'params', 'metrics', 'tags', 'datasets']

/** Reads all of the runs, so that every fault in them comes to light. */
export async function readEverything(store: OpenStore, runs: RunCollection): Promise<void> {
  await store.read(runs, facets)
  runs.keys(...facets)
  await store.visit(runs, (part) => {
    for (const run of part) void [run.hydra, run.models]
  })
}
