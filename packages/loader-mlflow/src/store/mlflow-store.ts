import type {
  ArtifactSource,
  Column,
  Columns,
  ConfigUpdate,
  Diagnostic,
  Facet,
  FacetKey,
  HistoryOptions,
  HydraInfo,
  ReadOptions,
  RunInfo,
  RunRecord,
  RunStore,
} from '@runsheaf/core/plugin'
import { infoColumn, infoNames } from '@runsheaf/core/plugin'
import type { PlainInput } from '@runsheaf/hydra-config'
import { RunArtifacts } from '../artifacts/run-artifacts.ts'
import type { Configs } from '../config/configs.ts'
import { hydraInfo } from '../config/hydra-info.ts'
import { Datasets } from '../datasets/datasets.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { histories } from '../metrics/history.ts'
import { lastValues, metrics } from '../metrics/metrics.ts'
import { allTexts, texts } from '../text/texts.ts'
import { drive } from './drive.ts'
import type { FacetReader, ReadContext } from './facet.ts'
import { infoOf } from './info.ts'
import { ReadAhead } from './read-ahead.ts'
import { placeOf, type RunPlace } from './run-place.ts'

const infoPaths = infoNames.map((name) => [name])

/** The runs of MLflow folders, in their order. What is asked for is read when it is asked for. */
export class MlflowStore implements RunStore {
  readonly diagnostics: readonly Diagnostic[]
  readonly #runs: readonly ListedRun[]
  #known: RunPlace[] = []
  readonly #ahead = new ReadAhead()
  readonly #context: ReadContext
  readonly #configs: Configs
  readonly #datasets = new Datasets()
  readonly #facets: Readonly<Record<Exclude<Facet, 'info'>, FacetReader>>

  constructor(runs: readonly ListedRun[], context: ReadContext, configs: Configs) {
    this.diagnostics = context.log.list
    this.#runs = runs
    this.#context = context
    this.#configs = configs
    this.#facets = {
      cfg: this.#configs,
      datasets: this.#datasets,
      metrics,
      params: texts('params'),
      tags: texts('tags'),
    }
  }

  get length(): number {
    return this.#runs.length
  }

  info(index: number): RunInfo {
    return infoOf(this.#runs[index]!)
  }

  names(facet: Facet, rows: Int32Array): readonly (readonly (readonly string[])[])[] {
    if (facet === 'info') return Array.from(rows, () => infoPaths)
    return this.#facets[facet].names(this.#context, this.#places(rows))
  }

  derived(rows: Int32Array): readonly (readonly string[])[] {
    return this.#configs.derived(this.#context, this.#places(rows))
  }

  column(key: FacetKey, rows: Int32Array): Column {
    return this.#ahead.take(key, rows) ?? this.#read(key, rows)
  }

  /** Reads ahead, in steps between which the program goes on. */
  async read(keys: readonly (Facet | FacetKey)[], rows: Int32Array, options: ReadOptions): Promise<void> {
    const source = { names: this.names.bind(this), column: this.#read.bind(this) }
    await drive(this.#ahead.read(source, keys, rows), options)
  }

  #read(key: FacetKey, rows: Int32Array): Column {
    if (key.facet === 'info') return infoColumn(key.path[0], rows, (row) => this.info(row))
    return this.#facets[key.facet].column(this.#context, key, this.#places(rows))
  }

  record(index: number): RunRecord {
    const run = this.#placeOf(index)
    return {
      info: this.info(index),
      cfg: this.#configs.plain(this.#context, run),
      params: allTexts(this.#context, 'params', run),
      metrics: lastValues(this.#context, run),
      tags: allTexts(this.#context, 'tags', run),
      datasets: this.#datasets.of(this.#context, run),
    }
  }

  hydra(index: number): HydraInfo | undefined {
    return hydraInfo(this.#context, this.#placeOf(index))
  }

  histories(metrics: readonly string[], rows: Int32Array, { steps }: HistoryOptions): Columns {
    return histories(this.#context, metrics, this.#places(rows), steps)
  }

  updated({ path, values }: ConfigUpdate): RunStore {
    const byPlace = new Map([...values].map(([row, value]) => [this.#placeOf(row), value as PlainInput]))
    const updated = new MlflowStore(this.#runs, this.#context, this.#configs.updated(this.#context, path, byPlace))
    updated.#known = this.#known
    return updated
  }

  artifacts(index: number): ArtifactSource {
    return new RunArtifacts(this.#context.files, this.#placeOf(index))
  }

  #places(rows: Int32Array): RunPlace[] {
    return Array.from(rows, (row) => this.#placeOf(row))
  }

  /** One object per run, by which readers know it. */
  #placeOf(row: number): RunPlace {
    this.#known[row] ??= placeOf(this.#runs[row]!)
    return this.#known[row]
  }
}
