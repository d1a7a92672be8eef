import type { Facet, RunCollection } from '@runsheaf/core'
import type { OpenStore } from './open-store.ts'

const facets: readonly Facet[] = ['cfg', 'params', 'metrics', 'tags', 'datasets']

/** Reads all of the runs, so that every fault in them comes to light. */
export async function readEverything(store: OpenStore, runs: RunCollection): Promise<void> {
  await store.readAhead(runs, facets)
  runs.keys(...facets)
  for (const run of runs) void run.hydra
}
