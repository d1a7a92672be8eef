import { columnOf, type Diagnostic, type LoggedModel } from '@runsheaf/core/plugin'
import { warningAt } from '../diagnostics/fault.ts'
import { child } from '../files/child.ts'
import { isSafeName } from '../listing/folder-names.ts'
import { metaName } from '../listing/folders.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { runLinks } from '../listing/run-links.ts'
import type { MetaFields } from '../meta/meta-fields.ts'
import { isFailure, type MetaFailure, readMetas } from '../meta/read-meta.ts'
import type { FacetReader, ReadContext } from '../source/facet.ts'
import { modelMetrics } from './model-metrics.ts'
import { modelTexts } from './model-texts.ts'

type Link = Pick<LoggedModel, 'modelId' | 'role' | 'step'>

/** MLflow's numbers for a model's status (`LoggedModelStatus` in its service.proto), from 0. */
const statuses = ['UNSPECIFIED', 'PENDING', 'READY', 'FAILED'] as const

/** The logged models (MLflow 3) of runs: those that a run was given, then those that it logged. */
export const models: FacetReader = {
  column: (context, _, runs) =>
    columnOf(
      runs.map((run) => {
        const models = linksOf(context, run).map((link) => readModel(context, run, link))
        return models.length > 0 ? models : undefined
      }),
    ),
}

function linksOf(context: ReadContext, run: ListedRun): Link[] {
  const inputs = runLinks(context, run, 'inputs').flatMap((link): Link[] => {
    const modelId = link.text('source_id')
    return modelId !== undefined && link.text('source_type') === 'MODEL' ? [{ modelId, role: 'input' }] : []
  })
  const outputs = runLinks(context, run, 'outputs').flatMap((link): Link[] => {
    const modelId = link.text('destination_id')
    return modelId === undefined ? [] : [{ modelId, role: 'output', step: link.integer('step') }]
  })
  return [...inputs, ...outputs].filter(({ modelId }) => isSafeName(modelId))
}

/** A model whose own files are gone is still known by its id. */
function readModel(context: ReadContext, run: ListedRun, link: Link): LoggedModel {
  const folder = child(run.experiment.folder, 'models', link.modelId)
  const file = child(folder, metaName)
  const meta = readMetas(context.files, [file])[0]!
  if (isFailure(meta)) {
    context.log.add(modelUnreadable(run, link.modelId, file, meta))
    return { ...link, status: 'UNSPECIFIED', params: {}, tags: {}, metrics: [] }
  }
  const artifacts = child(folder, 'artifacts')
  return {
    ...link,
    ...describe(meta),
    path: context.files.status(artifacts)?.kind === 'folder' ? artifacts : undefined,
    params: modelTexts(context, folder, 'params'),
    tags: modelTexts(context, folder, 'tags'),
    metrics: modelMetrics(context, folder),
  }
}

function describe(meta: MetaFields): Pick<LoggedModel, 'name' | 'status' | 'type' | 'sourceRunId' | 'creationTime'> {
  const created = meta.time('creation_timestamp')
  return {
    name: meta.text('name'),
    status: statuses[meta.integer('status') ?? 0] ?? 'UNSPECIFIED',
    type: meta.text('model_type'),
    sourceRunId: meta.text('source_run_id'),
    creationTime: created === undefined ? undefined : new Date(created),
  }
}

function modelUnreadable(run: ListedRun, id: string, path: string, failure: MetaFailure): Diagnostic {
  const reason = failure.reason === 'absent' ? 'does not exist' : failure.message
  const message = `Of the model ${id} of run ${run.id} only the id is known: ${path} ${reason}.`
  return warningAt(path, 'MODEL_UNREADABLE', message, { runId: run.id, key: 'models' })
}
