import { type Column, columnOf, type FacetKey } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import { metaName } from '../listing/folders.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import type { MetaFields } from '../meta/meta-fields.ts'
import { isFailure, readMetas } from '../meta/read-meta.ts'
import type { FacetReader, ReadContext } from '../source/facet.ts'
import type { RunInputs } from '../source/run-inputs.ts'
import { datasetsAmong } from './datasets-among.ts'

/** The datasets that runs were given. Each dataset is described once, for all runs that were given it. */
export class Datasets implements FacetReader {
  /** By the folders of datasets. */
  readonly #described = new Map<string, MetaFields | undefined>()
  readonly #inputs: RunInputs

  constructor(inputs: RunInputs) {
    this.#inputs = inputs
  }

  column(context: ReadContext, _: FacetKey, runs: readonly ListedRun[]): Column {
    return columnOf(
      runs.map((run) => {
        const inputs = datasetsAmong(this.#inputs.of(context, run, this), run, (folder) =>
          this.#describe(context, folder),
        )
        return inputs.length > 0 ? inputs : undefined
      }),
    )
  }

  #describe({ files }: ReadContext, folder: string): MetaFields | undefined {
    if (this.#described.has(folder)) return this.#described.get(folder)
    const meta = readMetas(files, [child(folder, metaName)])[0]!
    const fields = isFailure(meta) ? undefined : meta
    this.#described.set(folder, fields)
    return fields
  }
}
