import { ColumnBuilder, type FacetKey } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import type { FacetReader, ReadContext } from '../store/facet.ts'
import { isSafeName, namesBelow } from '../store/names.ts'
import type { RunPlace } from '../store/run-place.ts'
import { metricFault } from './faults.ts'
import { readMetrics } from './read-metric.ts'
import { reduction } from './reduce.ts'

const folderOf = (run: RunPlace) => child(run.folder, 'metrics')

const placeOf = (run: RunPlace, name: string) => ({
  name,
  path: child(folderOf(run), name),
  runId: run.id,
  running: run.running,
})

/** The metrics of runs: last values and reductions. One open per run that is asked. */
export const metrics: FacetReader = {
  names: ({ files, log }, runs) => runs.map((run) => namesBelow(files, folderOf(run), log).map((name) => [name])),

  column({ files, log }, { path: [name = ''], reduce }: FacetKey, runs) {
    const builder = new ColumnBuilder()
    if (!isSafeName(name)) return allMissing(builder, runs.length)
    const places = runs.map((run) => placeOf(run, name))
    const whole = reduce === 'count' || reduce === 'argmin' || reduce === 'argmax'
    for (const [i, reading] of readMetrics(files, places, () => reduction(reduce)).entries()) {
      const found = metricFault(reading, places[i]!)
      const fault = found && log.add(found.fault)
      const value = reading.state === 'read' ? reading.sink.result() : undefined
      if (value === undefined) builder.missing(found?.lost ? fault : undefined)
      else if (whole) builder.int(value)
      else builder.float(Number(value))
    }
    return builder.finish()
  },
}

/** The last value of each metric of one run; those that cannot be read are left out. */
export function lastValues({ files, log }: ReadContext, run: RunPlace): Record<string, number> {
  const names = namesBelow(files, folderOf(run), log)
  const places = names.map((name) => placeOf(run, name))
  const values: [string, number][] = []
  for (const [i, reading] of readMetrics(files, places, () => reduction(undefined)).entries()) {
    const name = names[i]!
    const found = metricFault(reading, places[i]!)
    if (found) log.add(found.fault)
    const value = reading.state === 'read' ? reading.sink.result() : undefined
    if (value !== undefined) values.push([name, Number(value)])
  }
  return Object.fromEntries(values)
}

function allMissing(builder: ColumnBuilder, length: number) {
  for (let i = 0; i < length; i++) builder.missing()
  return builder.finish()
}
