import { createSheaf, type PlainRun, type RunCollection, type RunSource } from '@runsheaf/core'
import { defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'

/** A sheaf that finds the given stores at any location. */
export function sheafOf(store: RunSource) {
  const loader = defineLoader({ name: 'memory', looksFor: 'anything', detect: () => true, load: () => store })
  return createSheaf({ loaders: [loader] })
}

/** Runs of plain objects; ids are given in order: `r0`, `r1` … */
export function runsOf(...records: readonly Partial<PlainRun>[]): Promise<RunCollection> {
  const runs = records.map((record, i) => ({ ...record, info: { runId: `r${i}`, ...record.info } }))
  return sheafOf(sourceFromRecords(runs)).load('memory')
}

/** Runs with these configs. */
export function configs(...cfgs: readonly unknown[]): Promise<RunCollection> {
  return runsOf(...cfgs.map((cfg) => ({ cfg })))
}

/** The ids of runs. */
export function ids(runs: RunCollection): string[] {
  return runs.map((run) => run.info.runId)
}
