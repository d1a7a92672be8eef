import { chooseRuns, defineLoader, loadRecords } from '@runsheaf/core/plugin'
import { isPlace, placeOf } from './place.ts'
import { readRuns } from './read-runs.ts'

/** Loads runs from folders with `runs.csv`, a run on each line, and `histories/ID.json`. */
export const csv = defineLoader({
  name: 'csv',
  looksFor: 'a folder with runs.csv',
  holds: ['info', 'cfg', 'params', 'metrics', 'tags', 'deleted'],
  detect: isPlace,
  whyNot: (location) => (location.endsWith('.csv') ? 'Give the folder of the table, not the table.' : undefined),
  load: loadRecords(readRuns),
  experiments(location) {
    const { folder } = placeOf(location)
    const experiments = Map.groupBy(readRuns(location, []), ({ info }) => info.experimentId ?? '0')
    return [...experiments].map(([experimentId, runs]) => ({
      experimentId,
      name: runs[0]?.info.experimentName ?? 'Default',
      lifecycleStage: 'active',
      runs: runs.filter(({ info }) => info.lifecycleStage !== 'deleted').length,
      location: `${folder}#experiment=${experimentId}`,
    }))
  },
  runDirs(location, experiments) {
    const chosen = { lifecycle: 'active', ...(experiments !== undefined && { experiments }) } as const
    return chooseRuns(readRuns(location, []), chosen).map(({ info }) => info.runDir ?? '')
  },
})
