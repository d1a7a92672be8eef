import type { Diagnostic } from '../contract/diagnostics.ts'
import type { LoadRequest } from '../contract/loader.ts'
import type { RunSource } from '../contract/run-source.ts'
import { chooseRuns } from './choose-runs.ts'
import { type PlainRun, sourceFromRecords } from './from-records.ts'

/**
 * The `load` of a loader whose runs are plain objects: reads each location, and leaves out what the request does not ask
 * for.
 *
 * @param read gives the runs at a location; what is wrong with one costs no other, and is added to the diagnostics.
 * @throws RunError EXPERIMENT_NOT_FOUND where a name, a glob or an id fits no experiment; ARGUMENT_INVALID for a run without id.
 * @example
 * defineLoader({ name: 'csv', looksFor: 'a .csv file', detect, load: loadRecords(readRuns) })
 */
export function loadRecords(read: (location: string, diagnostics: Diagnostic[]) => Iterable<PlainRun>) {
  return (locations: readonly string[], request: LoadRequest): RunSource => {
    const diagnostics: Diagnostic[] = []
    const runs = locations.flatMap((location) => [...read(location, diagnostics)])
    return sourceFromRecords(chooseRuns(runs, request), diagnostics)
  }
}
