import { basename, sep } from 'node:path'
import { child } from '../files/child.ts'
import type { FileSystem } from '../files/file-system.ts'
import { isFailure, readMetas } from '../meta/read-meta.ts'
import { hasMeta, listOrNothing, metaName } from './folders.ts'

/** The folder in which MLflow keeps its registry, or the models that an experiment's runs logged. */
const models = 'models'

/**
 * What a folder of models is, in words: MLflow's registry, a model or a version in it, a logged model. Undefined for all
 * others. Looks into a meta.yaml only below a folder named `models`.
 */
export function describeModels(files: FileSystem, folder: string): string | undefined {
  if (!folder.split(sep).includes(models)) return undefined
  if (hasMeta(files, folder)) return describeModel(files, folder)
  if (basename(folder) !== models) return undefined
  const inside = listOrNothing(files, folder).find(({ kind }) => kind === 'folder')
  return inside && describeModel(files, child(folder, inside.name)) && 'a folder of models'
}

function describeModel(files: FileSystem, folder: string): string | undefined {
  const [meta] = readMetas(files, [child(folder, metaName)])
  if (!meta || isFailure(meta) || !meta.has('last_updated_timestamp')) return undefined
  const run = meta.text('run_id') ?? meta.text('source_run_id')
  const kind = meta.has('model_id') ? 'a logged model' : 'a registered model'
  return `${meta.has('version') ? 'a version of ' : ''}${kind}${run ? `, made by run ${run}` : ''}`
}
