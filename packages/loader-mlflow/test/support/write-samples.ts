import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SampleRun } from '@runsheaf/core/conformance'
import type { MetricPoint, RunInfo } from '@runsheaf/core/plugin'
import { type Config, float, fromPlain, type PlainInput, pythonText } from '@runsheaf/hydra-config'
import { toYaml } from '@runsheaf/hydra-config/write'
import { temporaryFolder } from './stores.ts'

const yaml = (value: unknown) => toYaml(fromPlain(value as PlainInput) as Config)

/** The numbers that MLflow's meta.yaml has for the status of a run. */
const statuses: readonly RunInfo['status'][] = ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']

let root: string | undefined

/** Writes runs as MLflow and a Hydra program do, into a store of their own. */
export function writeSamples(runs: readonly SampleRun[]): string {
  root ??= temporaryFolder()
  const store = mkdtempSync(join(root, 'mlruns-'))
  writeExperiment(store, '0', 'Default')
  for (const run of runs) {
    const { experimentId, experimentName } = run.info
    writeExperiment(store, experimentId, experimentName)
    writeRun(join(store, experimentId), run)
  }
  return store
}

function writeExperiment(store: string, id: string, name: string): void {
  write(
    join(store, id, 'meta.yaml'),
    yaml({
      artifact_location: `file:///gone/${id}`,
      creation_time: 1,
      experiment_id: id,
      lifecycle_stage: 'active',
      name,
    }),
  )
}

function writeRun(
  experiment: string,
  { info, cfg, hydra, params, metrics, tags, datasets, artifacts }: SampleRun,
): void {
  const folder = join(experiment, info.runId)
  const files: Record<string, string> = {
    'meta.yaml': metaOf(info),
    ...within('params', params ?? {}, (text) => text),
    ...within('tags', tags ?? {}, (text) => text),
    ...within('metrics', metrics ?? {}, (points) => points.map(lineOf).join('')),
    ...within('artifacts', artifacts ?? {}, (text) => text),
    ...(cfg !== undefined && { 'artifacts/.hydra/config.yaml': yaml(cfg) }),
    ...(hydra && {
      'artifacts/.hydra/hydra.yaml': yaml({
        hydra: { job: hydra.job, overrides: { task: hydra.overrides }, runtime: { choices: hydra.choices } },
      }),
      'artifacts/.hydra/overrides.yaml': yaml(hydra.overrides),
    }),
  }
  for (const [i, { name, digest, context }] of (datasets ?? []).entries()) {
    const id = `${info.runId.slice(1)}${i}`
    write(join(experiment, 'datasets', id, 'meta.yaml'), yaml({ digest, name, source: '{}', source_type: 'local' }))
    const named = context === undefined ? {} : { 'mlflow.data.context': context }
    files[`inputs/${id}/meta.yaml`] = yaml({ source_id: id, source_type: 'DATASET', tags: named })
  }
  for (const [name, text] of Object.entries(files)) write(join(folder, name), text)
}

const within = <T>(folder: string, parts: Readonly<Record<string, T>>, text: (part: T) => string) =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [`${folder}/${name}`, text(part)]))

const metaOf = (info: RunInfo) =>
  yaml({
    artifact_uri: `file:///gone/${info.runId}/artifacts`,
    end_time: info.endTime?.getTime() ?? null,
    experiment_id: info.experimentId,
    lifecycle_stage: info.lifecycleStage,
    run_id: info.runId,
    run_name: info.runName,
    start_time: info.startTime?.getTime(),
    status: statuses.indexOf(info.status) + 1,
    user_id: info.userId ?? '',
  })

const lineOf = ({ step, timestamp, value }: MetricPoint) => `${timestamp} ${pythonText(float(value))} ${step}\n`

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
