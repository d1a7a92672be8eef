import type { DatasetInput } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { textField } from '../meta/fields.ts'
import type { MetaFields } from '../meta/scan.ts'
import type { ReadContext } from '../store/facet.ts'
import { isSafeName } from '../store/names.ts'
import { runLinks } from '../store/run-links.ts'

/** Reads a dataset's own meta.yaml in its experiment, each once. */
export type Describe = (folder: string) => MetaFields | undefined

/**
 * The datasets that a run was given: one listing of `inputs`, one open per input, and one per dataset not yet known.
 * Inputs that are models, and datasets that are not there, are left out as in MLflow.
 */
export function readInputs(context: ReadContext, run: ListedRun, describe: Describe): DatasetInput[] {
  return runLinks(context, run, 'inputs').flatMap((input) => {
    if (textField(input, 'source_type') === 'MODEL') return []
    const id = textField(input, 'source_id') ?? ''
    const dataset = isSafeName(id) ? describe(child(run.experiment.folder, 'datasets', id)) : undefined
    const name = dataset && textField(dataset, 'name')
    if (name === undefined) return []
    return [
      { name, digest: textField(dataset!, 'digest') ?? '', context: textField(input, 'tags.mlflow.data.context') },
    ]
  })
}
