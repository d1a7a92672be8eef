import type { DatasetInput } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import { isSafeName } from '../listing/folder-names.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { runLinks } from '../listing/run-links.ts'
import type { MetaFields } from '../meta/meta-fields.ts'
import type { ReadContext } from '../source/facet.ts'

/** Reads a dataset's own meta.yaml in its experiment, each once. */
export type Describe = (folder: string) => MetaFields | undefined

/**
 * The datasets that a run was given: one listing of `inputs`, one open per input, and one per dataset not yet known.
 * Inputs that are models, and datasets that are not there, are left out as in MLflow.
 */
export function readInputs(context: ReadContext, run: ListedRun, describe: Describe): DatasetInput[] {
  return runLinks(context, run, 'inputs').flatMap((input) => {
    if (input.text('source_type') === 'MODEL') return []
    const id = input.text('source_id') ?? ''
    const dataset = isSafeName(id) ? describe(child(run.experiment.folder, 'datasets', id)) : undefined
    const name = dataset?.text('name')
    if (name === undefined) return []
    return [{ name, digest: dataset!.text('digest') ?? '', context: input.text('tags.mlflow.data.context') }]
  })
}
