import type {
  ArtifactSource,
  Awaitable,
  Columns,
  ConfigUpdate,
  Diagnostic,
  HistoryRequest,
  ReadRequest,
  RunInfo,
  RunSink,
  RunSource,
} from '@runsheaf/core/plugin'
import type { PlainInput } from '@runsheaf/hydra-config'
import { RunArtifacts } from '../artifacts/run-artifacts.ts'
import type { Configs } from '../config/configs.ts'
import { hydraInfos } from '../config/hydra-info.ts'
import { configPath } from '../config/read-config.ts'
import { Datasets } from '../datasets/datasets.ts'
import { drive } from '../files/drive.ts'
import { finish } from '../files/paced.ts'
import { presentFiles } from '../files/reading.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { histories } from '../metrics/history.ts'
import { Metrics } from '../metrics/metrics.ts'
import { Models } from '../models/models.ts'
import { Texts } from '../text/texts.ts'
import { answer, type Readers } from './answer.ts'
import type { ReadContext } from './facet.ts'
import { infoOf } from './info.ts'
import { RunInputs } from './run-inputs.ts'

/** The runs of MLflow folders, in their order. What is asked for is read when it is asked for. */
export class FolderSource implements RunSource {
  readonly diagnostics: readonly Diagnostic[]
  readonly experiments: RunSource['experiments']
  readonly #runs: readonly ListedRun[]
  readonly #context: ReadContext
  readonly #readers: Readers

  constructor(
    runs: readonly ListedRun[],
    experiments: RunSource['experiments'],
    context: ReadContext,
    configs: Configs,
  ) {
    this.diagnostics = context.log.list
    this.experiments = experiments
    this.#runs = runs
    this.#context = context
    const inputs = new RunInputs()
    this.#readers = {
      cfg: configs,
      datasets: new Datasets(inputs),
      hydra: hydraInfos(configs),
      metrics: new Metrics(),
      models: new Models(inputs),
      params: new Texts('params'),
      tags: new Texts('tags'),
    }
  }

  get length(): number {
    return this.#runs.length
  }

  info(row: number): RunInfo {
    return infoOf(this.#runs[row]!)
  }

  /** At once, or in steps between which the program goes on. */
  read(request: ReadRequest, sink: RunSink): Awaitable<void> {
    const work = answer(this.#context, this.#readers, (row) => this.#runs[row]!, request, sink)
    return request.mayWait ? drive(work, this.#context.files, request) : finish(work)
  }

  histories({ metrics, rows, steps, ...options }: HistoryRequest, sink: RunSink): Awaitable<Columns> {
    const runs = Array.from(rows, (row) => this.#runs[row]!)
    const work = histories(this.#context, metrics, { rows, runs }, steps, sink)
    return options.signal || options.onProgress ? drive(work, this.#context.files, options) : finish(work)
  }

  updated({ path, values }: ConfigUpdate): RunSource {
    const byRun = new Map([...values].map(([row, value]) => [this.#runs[row]!, value as PlainInput]))
    const configs = this.#readers.cfg.updated(this.#context, path, byRun)
    return new FolderSource(this.#runs, this.experiments, this.#context, configs)
  }

  /** A config that is read as a file is known as a config, too. */
  artifacts(row: number): ArtifactSource {
    const run = this.#runs[row]!
    const { cfg } = this.#readers
    const { files } = this.#context
    return new RunArtifacts(files, run, (path, bytes) => {
      if (path !== configPath(run, 0) || cfg.isKept(run)) return
      cfg.take({ ...this.#context, files: presentFiles(files, new Map([[path, { bytes }]])) }, run)
    })
  }
}
