import { type Column, columnOf, type Diagnostic, type FacetKey, type LoggedModel } from '@runsheaf/core/plugin'
import { warningAt } from '../diagnostics/fault.ts'
import { child } from '../files/child.ts'
import { isSafeName } from '../listing/folder-names.ts'
import { metaName } from '../listing/folders.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { runLinks } from '../listing/run-links.ts'
import type { MetaFields } from '../meta/meta-fields.ts'
import { isFailure, type MetaFailure, readMetas } from '../meta/read-meta.ts'
import type { FacetReader, ReadContext } from '../source/facet.ts'
import type { RunInputs } from '../source/run-inputs.ts'
import { modelMetrics } from './model-metrics.ts'
import { modelTexts } from './model-texts.ts'

type Link = Pick<LoggedModel, 'modelId' | 'role' | 'step'>

/** MLflow's numbers for a model's status (`LoggedModelStatus` in its service.proto), from 0. */
const statuses = ['UNSPECIFIED', 'PENDING', 'READY', 'FAILED'] as const

type Description = Omit<LoggedModel, keyof Link>

/** The logged models (MLflow 3) of runs: those that a run was given, then those that it logged. Each is described once. */
export class Models implements FacetReader {
  readonly #inputs: RunInputs
  /** By the folders of models. */
  readonly #described = new Map<string, Description>()

  constructor(inputs: RunInputs) {
    this.#inputs = inputs
  }

  column(context: ReadContext, _: FacetKey, runs: readonly ListedRun[]): Column {
    return columnOf(
      runs.map((run) => {
        const models = this.#linksOf(context, run).map((link) => ({ ...link, ...this.#describe(context, run, link) }))
        return models.length > 0 ? models : undefined
      }),
    )
  }

  #linksOf(context: ReadContext, run: ListedRun): Link[] {
    const inputs = this.#inputs.of(context, run, this).flatMap((link): Link[] => {
      const modelId = link.text('source_id')
      return modelId !== undefined && link.text('source_type') === 'MODEL' ? [{ modelId, role: 'input' }] : []
    })
    const outputs = runLinks(context, run, 'outputs').flatMap((link): Link[] => {
      const modelId = link.text('destination_id')
      return modelId === undefined ? [] : [{ modelId, role: 'output', step: link.integer('step') }]
    })
    return [...inputs, ...outputs].filter(({ modelId }) => isSafeName(modelId))
  }

  #describe(context: ReadContext, run: ListedRun, { modelId }: Link): Description {
    const folder = child(run.experiment.folder, 'models', modelId)
    const description = this.#described.get(folder) ?? readModel(context, run, modelId, folder)
    this.#described.set(folder, description)
    return description
  }
}

/** A model whose own files are gone is still known by its id. */
function readModel(context: ReadContext, run: ListedRun, modelId: string, folder: string): Description {
  const file = child(folder, metaName)
  const meta = readMetas(context.files, [file])[0]!
  if (isFailure(meta)) {
    context.log.add(modelUnreadable(run, modelId, file, meta))
    return { status: 'UNSPECIFIED', params: {}, tags: {}, metrics: [] }
  }
  const artifacts = child(folder, 'artifacts')
  return {
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
