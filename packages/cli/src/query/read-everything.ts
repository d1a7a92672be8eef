import type { Facet, RunCollection } from '@runsheaf/core'

const facets: readonly Facet[] = ['cfg', 'params', 'metrics', 'tags', 'datasets']

/** Reads all of the runs, so that every fault in them comes to light. */
export async function readEverything(runs: RunCollection): Promise<void> {
  await runs.read(facets)
  runs.keys(...facets)
  for (const run of runs) void run.hydra
}
