import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Runs of one collection, or a whole tracking store. */
export interface Dataset {
  readonly runs?: readonly DatasetRun[]
  readonly experiments?: readonly DatasetExperiment[]
}

export interface DatasetRun {
  readonly info: {
    readonly run_id: string
    readonly experiment_id: string
    readonly run_dir: { readonly $path: string }
  }
  /** The text of `artifacts/.hydra/config.yaml`; null where there is no such file. */
  readonly yaml: string | null
  readonly impl?: unknown
  readonly files?: Readonly<Record<string, string>>
}

interface DatasetExperiment {
  readonly name: string
  readonly id: string
  readonly runs: readonly string[]
  readonly deleted_runs?: readonly string[]
  readonly noartifacts?: readonly string[]
  readonly plaindirs?: readonly string[]
  readonly plainfiles?: readonly string[]
  readonly deleted?: boolean
}

/** When the first experiment and the first run were made; the others follow at intervals of a second. */
const epoch = 1_700_000_000_000

/** Writes a dataset as an MLflow store, `mlruns` in a folder, with the meta.yaml files that MLflow keeps. */
export function writeDataset(dataset: Dataset, folder: string): void {
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const makeFolder = (path: string) => mkdirSync(join(folder, path), { recursive: true })
  makeFolder('mlruns/noise')
  write('mlruns/README.txt', 'no experiment\n')
  const runs = dataset.runs ?? []
  const ids = dataset.experiments ? [] : ['1', ...runs.map(({ info }) => info.experiment_id)]
  for (const id of new Set(ids)) {
    write(`mlruns/${id}/meta.yaml`, experimentMeta(id, '', 0, 'active'))
  }
  for (const [i, { info, yaml, files = {} }] of runs.entries()) {
    const artifacts = `${info.run_dir.$path}/artifacts`
    write(`${info.run_dir.$path}/meta.yaml`, runMeta(info.run_id, info.experiment_id, i, 'active'))
    makeFolder(artifacts)
    if (yaml !== null) write(`${artifacts}/.hydra/config.yaml`, yaml)
    for (const [name, content] of Object.entries(files)) write(`${artifacts}/${name}`, content)
  }
  for (const [i, experiment] of (dataset.experiments ?? []).entries()) {
    const { id, name, deleted } = experiment
    const root = `mlruns/${deleted ? '.trash/' : ''}${id}`
    write(`${root}/meta.yaml`, experimentMeta(id, name, i, deleted ? 'deleted' : 'active'))
    for (const run of experiment.runs) write(`${root}/${run}/meta.yaml`, runMeta(run, id, i, 'active'))
    for (const run of experiment.deleted_runs ?? []) write(`${root}/${run}/meta.yaml`, runMeta(run, id, i, 'deleted'))
    for (const run of [...experiment.runs, ...(experiment.deleted_runs ?? [])]) makeFolder(`${root}/${run}/artifacts`)
    for (const name of [...(experiment.noartifacts ?? []), ...(experiment.plaindirs ?? [])])
      makeFolder(`${root}/${name}`)
    for (const name of experiment.plainfiles ?? []) write(`${root}/${name}`, 'no run\n')
  }
}

function experimentMeta(id: string, name: string, order: number, stage: string): string {
  const time = epoch + order * 1000
  return `artifact_location: mlruns/${id}\ncreation_time: ${time}\nexperiment_id: '${id}'\nlast_update_time: ${time}\nlifecycle_stage: ${stage}\nname: ${JSON.stringify(name)}\n`
}

function runMeta(id: string, experiment: string, order: number, stage: string): string {
  const time = epoch + order * 1000
  return `artifact_uri: mlruns/${experiment}/${id}/artifacts\nend_time: ${time + 500}\nentry_point_name: ''\nexperiment_id: '${experiment}'\nlifecycle_stage: ${stage}\nrun_id: ${id}\nrun_name: ${id}\nrun_uuid: ${id}\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: ${time}\nstatus: 3\ntags: []\nuser_id: parity\n`
}
