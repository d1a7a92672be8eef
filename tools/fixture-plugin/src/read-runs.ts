import { existsSync, readFileSync } from 'node:fs'
import type { Diagnostic, MetricPoint, PlainRun, RunInfo } from '@runsheaf/core/plugin'
import { parseCsv } from './parse-csv.ts'
import { historyPath, type Place, placeOf, tablePath } from './place.ts'

/** The runs at a location; what is wrong with one costs no other, and is added to the diagnostics. */
export function readRuns(location: string, diagnostics: Diagnostic[]): PlainRun[] {
  const place = placeOf(location)
  const table = parseCsv(readFileSync(tablePath(place), 'utf8'))
  return table.flatMap((cells) => {
    const { run_id: runId, experiment_id: experimentId } = cells
    if (!runId || (place.run ?? runId) !== runId || (place.experiment ?? experimentId) !== experimentId) return []
    try {
      return [runOf(place, runId, cells)]
    } catch (cause) {
      const path = historyPath(place, runId)
      const message = `Run ${runId} is left out, as its config or ${path} cannot be read: ${(cause as Error).message}`
      diagnostics.push({ severity: 'error', code: 'RUN_INVALID', message, path, runId, plugin: 'csv', cause })
      return []
    }
  })
}

function runOf(place: Place, runId: string, cells: Readonly<Record<string, string | undefined>>): PlainRun {
  const { cfg, experiment_id: experimentId, experiment: experimentName, status, lifecycle } = cells
  return {
    info: {
      runId,
      runDir: `${place.folder}#run=${runId}`,
      runName: cells.name,
      startTime: timeOf(cells.start),
      endTime: timeOf(cells.end),
      status: status as RunInfo['status'],
      lifecycleStage: lifecycle as RunInfo['lifecycleStage'],
      experimentId,
      experimentName,
    },
    cfg: cfg && JSON.parse(cfg),
    params: withPrefix(cells, 'params.'),
    tags: withPrefix(cells, 'tags.'),
    metrics: historiesOf(historyPath(place, runId)),
  }
}

const timeOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text))

function withPrefix(cells: Readonly<Record<string, string | undefined>>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([name, value]) =>
      name.startsWith(prefix) && value !== undefined ? [[name.slice(prefix.length), value]] : [],
    ),
  )
}

/** Histories as `{ "loss": [[step, milliseconds, value], …] }`, in which NaN and the infinities are text. */
function historiesOf(path: string): Record<string, MetricPoint[]> {
  if (!existsSync(path)) return {}
  const histories: Record<string, [number, number, number | string][]> = JSON.parse(readFileSync(path, 'utf8'))
  return Object.fromEntries(
    Object.entries(histories).map(([metric, points]) => [
      metric,
      points.map(([step, timestamp, value]) => ({ step, timestamp, value: Number(value) })),
    ]),
  )
}
