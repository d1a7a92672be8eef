import type {
  ArtifactSource,
  Awaitable,
  Column,
  Columns,
  ConfigUpdate,
  Diagnostic,
  Facet,
  FacetKey,
  HistoryOptions,
  HydraInfo,
  LoggedModel,
  ReadOptions,
  RunInfo,
  RunRecord,
  RunSource,
} from '@runsheaf/core/plugin'
import { infoColumn, infoNames } from '@runsheaf/core/plugin'
import type { PlainInput } from '@runsheaf/hydra-config'
import { RunArtifacts } from '../artifacts/run-artifacts.ts'
import type { Configs } from '../config/configs.ts'
import { hydraInfo } from '../config/hydra-info.ts'
import { Datasets } from '../datasets/datasets.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { histories } from '../metrics/history.ts'
import { Metrics } from '../metrics/metrics.ts'
import { Models } from '../models/models.ts'
import { Texts } from '../text/texts.ts'
import { drive } from './drive.ts'
import type { NamesOfRuns, ReadContext } from './facet.ts'
import { infoField, infoOf } from './info.ts'
import { finish } from './paced.ts'
import { ReadAhead } from './read-ahead.ts'

const infoPaths = infoNames.map((name) => [name])

/** The runs of MLflow folders, in their order. What is asked for is read when it is asked for. */
export class MlflowStore implements RunSource {
  readonly diagnostics: readonly Diagnostic[]
  readonly #runs: readonly ListedRun[]
  readonly #ahead: ReadAhead
  readonly #models = new Models()
  readonly #context: ReadContext
  readonly #facets: {
    readonly cfg: Configs
    readonly datasets: Datasets
    readonly metrics: Metrics
    readonly params: Texts
    readonly tags: Texts
  }

  constructor(runs: readonly ListedRun[], context: ReadContext, configs: Configs) {
    this.diagnostics = context.log.list
    this.#runs = runs
    this.#context = context
    this.#facets = {
      cfg: configs,
      datasets: new Datasets(),
      metrics: new Metrics(),
      params: new Texts('params'),
      tags: new Texts('tags'),
    }
    this.#ahead = new ReadAhead({ runs, context: this.#context, facets: this.#facets, column: this.#read.bind(this) })
  }

  get length(): number {
    return this.#runs.length
  }

  info(index: number): RunInfo {
    return infoOf(this.#runs[index]!)
  }

  names(facet: Facet, rows: Int32Array): NamesOfRuns {
    if (facet === 'info') return Array.from(rows, () => infoPaths)
    return this.#facets[facet].names(this.#context, this.#places(rows))
  }

  derived(rows: Int32Array): readonly (readonly string[])[] {
    return this.#facets.cfg.derived(this.#context, this.#places(rows))
  }

  column(key: FacetKey, rows: Int32Array): Column {
    return this.#ahead.take(key, rows) ?? this.#read(key, rows)
  }

  isRead(key: FacetKey, rows: Int32Array): boolean {
    return key.facet === 'info' || this.#ahead.isRead(key, rows)
  }

  /** Reads ahead, in steps between which the program goes on. */
  async read(keys: readonly (Facet | FacetKey)[], rows: Int32Array, options: ReadOptions): Promise<void> {
    await drive(this.#ahead.read(keys, rows), this.#context.files, options)
  }

  #read(key: FacetKey, rows: Int32Array): Column {
    if (key.facet === 'info') return infoColumn(key.path[0], rows, (row, field) => infoField(this.#runs[row]!, field))
    return this.#facets[key.facet].column(this.#context, key, this.#places(rows))
  }

  record(index: number): RunRecord {
    const run = this.#runs[index]!
    return {
      info: this.info(index),
      cfg: this.#facets.cfg.plain(this.#context, run),
      params: this.#facets.params.of(this.#context, run),
      metrics: this.#facets.metrics.lastValues(this.#context, run),
      tags: this.#facets.tags.of(this.#context, run),
      datasets: this.#facets.datasets.of(this.#context, run),
    }
  }

  hydra(index: number): HydraInfo | undefined {
    return hydraInfo(this.#context, this.#runs[index]!)
  }

  histories(metrics: readonly string[], rows: Int32Array, { steps, ...options }: HistoryOptions): Awaitable<Columns> {
    const work = histories(this.#context, metrics, this.#places(rows), steps)
    return options.signal || options.onProgress ? drive(work, this.#context.files, options) : finish(work)
  }

  updated({ path, values }: ConfigUpdate): RunSource {
    const byRun = new Map([...values].map(([row, value]) => [this.#runs[row]!, value as PlainInput]))
    return new MlflowStore(this.#runs, this.#context, this.#facets.cfg.updated(this.#context, path, byRun))
  }

  artifacts(index: number): ArtifactSource {
    return new RunArtifacts(this.#context.files, this.#runs[index]!)
  }

  models(index: number): readonly LoggedModel[] {
    return this.#models.of(this.#context, this.#runs[index]!)
  }

  #places(rows: Int32Array): ListedRun[] {
    return Array.from(rows, (row) => this.#runs[row]!)
  }
}
