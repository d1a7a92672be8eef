import { join } from 'node:path'
import { type ColumnTableKind, createSheaf, type Run, RunCollection, type Sheaf } from '@runsheaf/core'
import { mlflow } from '@runsheaf/loader-mlflow'
import type { ParityCase } from './case.ts'
import { type Dataset, writeDataset } from './dataset.ts'
import { implFactory } from './impls.ts'
import { unnamed } from './unnamed.ts'

/** What the steps of a case work with. */
export interface World {
  /** The folder with `mlruns`. */
  readonly folder: string
  readonly sheaf: Sheaf<ColumnTableKind>
  /** Where runs lie, by id, relative to the folder. */
  readonly runFolders: ReadonlyMap<string, string>
  /** The collection that the pipeline starts with. */
  readonly root: RunCollection
  readonly library: string | undefined
}

/** Makes worlds for the cases of one dataset, which is written to disk once and loaded once for each kind of impl. */
export class DatasetWorlds {
  readonly #dataset: Dataset
  readonly #folder: string
  readonly #sheaf: Sheaf<ColumnTableKind>
  readonly #loaded = new Map<string, Promise<RunCollection>>()

  constructor(dataset: Dataset, folder: string) {
    this.#dataset = dataset
    this.#folder = folder
    this.#sheaf = createSheaf({ loaders: [dataset.experiments ? mlflow() : unnamed(mlflow())] })
    writeDataset(dataset, folder)
  }

  async world({ start, order, impl = 'none', library }: ParityCase): Promise<World> {
    const root = inOrder(await this.#runs(impl), order ?? this.#dataset.runs?.map(({ info }) => info.run_id))
    return {
      folder: this.#folder,
      sheaf: this.#sheaf,
      runFolders: this.#runFolders(),
      root: start === 'bare' ? RunCollection.from<any, any>(root) : root,
      library,
    }
  }

  #runs(impl: string): Promise<RunCollection> {
    const factory = implFactory(impl, this.#dataset.runs ?? [])
    const location = join(this.#folder, 'mlruns')
    const loaded =
      this.#loaded.get(impl) ??
      this.#sheaf.load(location, { lifecycle: 'all', ...(factory && { impl: factory }) } as { lifecycle: 'all' })
    this.#loaded.set(impl, loaded)
    return loaded
  }

  #runFolders(): ReadonlyMap<string, string> {
    const { runs = [], experiments = [] } = this.#dataset
    return new Map([
      ...runs.map(({ info }) => [info.run_id, info.run_dir.$path] as const),
      ...experiments.flatMap(({ id, deleted, runs, deleted_runs = [] }) =>
        [...runs, ...deleted_runs].map((run) => [run, `mlruns/${deleted ? '.trash/' : ''}${id}/${run}`] as const),
      ),
    ])
  }
}

function inOrder(runs: RunCollection, ids: readonly string[] | undefined): RunCollection {
  if (!ids) return runs
  const positions = new Map(runs.map((run: Run, i) => [run.info.runId, i]))
  return runs.pick(ids.map((id) => positions.get(id) ?? Number.NaN))
}
