import type { DatasetInput } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import { listOrNothing, metaName } from '../listing/folders.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { textField } from '../meta/fields.ts'
import { isFailure, readMetas } from '../meta/read-meta.ts'
import type { MetaFields } from '../meta/scan.ts'
import type { ReadContext } from '../store/facet.ts'
import { isSafeName } from '../store/names.ts'

/** Reads a dataset's own meta.yaml in its experiment, each once. */
export type Describe = (folder: string) => MetaFields | undefined

/**
 * The datasets that a run was given: one listing of `inputs`, one open per input, and one per dataset not yet known.
 * Inputs that are models, and datasets that are not there, are left out as in MLflow.
 */
export function readInputs(context: ReadContext, run: ListedRun, describe: Describe): DatasetInput[] {
  const { files, log } = context
  const inputs = child(run.folder, 'inputs')
  const folders: string[] = []
  for (const { name, kind } of listOrNothing(files, inputs)) {
    if (kind === 'folder') folders.push(child(inputs, name))
    else log.add(stray(run, child(inputs, name)))
  }
  const metas = readMetas(
    files,
    folders.map((folder) => child(folder, metaName)),
  )
  return metas.flatMap((input, i) => {
    if (isFailure(input)) {
      log.add(unreadable(run, child(folders[i]!, metaName), input.message))
      return []
    }
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

function stray(run: ListedRun, path: string) {
  const message = `Run ${run.id}: ${path} is no dataset input and is left out. Remove it.`
  return { severity: 'warning', code: 'FILE_STRAY', message, path, runId: run.id } as const
}

function unreadable(run: ListedRun, path: string, reason: string) {
  const message = `A dataset input of run ${run.id} is left out: ${path} ${reason}.`
  return { severity: 'error', code: 'INPUT_UNREADABLE', message, path, runId: run.id, key: 'datasets' } as const
}
