import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SampleRun } from '@runsheaf/core/conformance'

/** Writes runs into a folder of their own. */
export function writeStore(runs: readonly SampleRun[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-csv-'))
  mkdirSync(join(folder, 'histories'))
  const records = runs.map(cellsOf)
  const names = [...new Set(['run_id', ...records.flatMap((cells) => Object.keys(cells))])]
  const lines = [names.map(quoted), ...records.map((cells) => names.map((name) => quoted(cells[name])))]
  writeFileSync(join(folder, 'runs.csv'), lines.map((line) => `${line.join(',')}\n`).join(''))
  for (const { info, metrics } of runs)
    if (metrics) writeFileSync(join(folder, 'histories', `${info.runId}.json`), JSON.stringify(plainHistories(metrics)))
  return folder
}

function cellsOf({ info, cfg, params = {}, tags = {} }: SampleRun): Record<string, string | undefined> {
  return {
    run_id: info.runId,
    name: info.runName,
    experiment_id: info.experimentId,
    experiment: info.experimentName,
    status: info.status,
    lifecycle: info.lifecycleStage,
    start: info.startTime?.toISOString(),
    end: info.endTime?.toISOString(),
    cfg: cfg === undefined ? undefined : JSON.stringify(cfg),
    ...Object.fromEntries(Object.entries(params).map(([name, text]) => [`params.${name}`, text])),
    ...Object.fromEntries(Object.entries(tags).map(([name, text]) => [`tags.${name}`, text])),
  }
}

const quoted = (text: string | undefined) => (text === undefined ? '' : `"${text.replaceAll('"', '""')}"`)

function plainHistories(metrics: NonNullable<SampleRun['metrics']>): Record<string, unknown[]> {
  const plain = (value: number) => (Number.isFinite(value) ? value : String(value))
  return Object.fromEntries(
    Object.entries(metrics).map(([name, points]) => [
      name,
      points.map(({ step, timestamp, value }) => [step, timestamp, plain(value)]),
    ]),
  )
}
