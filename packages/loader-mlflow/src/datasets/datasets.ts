import { type Column, ColumnBuilder, type DatasetInput, type FacetKey } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import { metaName } from '../listing/folders.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import type { MetaFields } from '../meta/meta-fields.ts'
import { isFailure, readMetas } from '../meta/read-meta.ts'
import type { FacetReader, ReadContext } from '../store/facet.ts'
import { readInputs } from './read-inputs.ts'

const fields = ['name', 'digest', 'context'] as const

/** The dataset inputs of runs, each run's read once. A value is the list of what its datasets have. */
export class Datasets implements FacetReader {
  /** By the folders of runs and of datasets. */
  readonly #inputs = new Map<string, readonly DatasetInput[]>()
  readonly #described = new Map<string, MetaFields | undefined>()

  names(context: ReadContext, runs: readonly ListedRun[]): (readonly (readonly string[])[])[] {
    return runs.map((run) => {
      const inputs = this.of(context, run)
      return fields.filter((field) => inputs.some((input) => input[field] !== undefined)).map((field) => [field])
    })
  }

  column(context: ReadContext, { path: [name] }: FacetKey, runs: readonly ListedRun[]): Column {
    const builder = new ColumnBuilder()
    const field = fields.find((known) => known === name)
    for (const run of runs) {
      const values = field ? this.of(context, run).flatMap((input) => input[field] ?? []) : []
      if (values.length > 0) builder.object(values)
      else builder.missing()
    }
    return builder.finish()
  }

  /** The datasets of one run. */
  of(context: ReadContext, run: ListedRun): readonly DatasetInput[] {
    const known = this.#inputs.get(run.folder)
    if (known) return known
    const inputs = readInputs(context, run, (folder) => this.#describe(context, folder))
    this.#inputs.set(run.folder, inputs)
    return inputs
  }

  #describe({ files }: ReadContext, folder: string): MetaFields | undefined {
    if (this.#described.has(folder)) return this.#described.get(folder)
    const meta = readMetas(files, [child(folder, metaName)])[0]!
    const fields = isFailure(meta) ? undefined : meta
    this.#described.set(folder, fields)
    return fields
  }
}
