import { basename, dirname } from 'node:path'
import { child } from '../files/child.ts'
import type { FileSystem } from '../files/file-system.ts'
import { describeModels } from './describe-models.ts'
import { isStore } from './detect.ts'
import { listOrNothing } from './folders.ts'

/** What is at a path that is no store, and what to do, as a sentence. */
export function whyNoStore(files: FileSystem, path: string): string | undefined {
  const status = files.status(path)
  if (status === undefined) return missing(files, path)
  if (status.kind !== 'folder') {
    if (/\.(db|sqlite3?)$/i.test(path))
      return `${path} is a database: MLflow's database stores are not read (yet), only its folders.`
    const folder = dirname(path)
    return isStore(files, folder) ? `${path} is a file: give its folder.` : `${path} is a file, not a folder.`
  }
  const models = describeModels(files, path)
  if (models) return `${path} is ${models}: give the folder of a store, an experiment or a run.`
  const entries = listOrNothing(files, path)
  const inside = entries.find(({ name, kind }) => kind === 'folder' && isStore(files, child(path, name)))
  if (inside) return `There is a store in it: ${child(path, inside.name)}.`
  if (entries.some(({ name }) => name === 'mlflow.db'))
    return `There is an mlflow.db in it: MLflow's database stores are not read (yet), only its folders.`
  return entries.length === 0 ? 'The folder is empty, or may not be listed.' : undefined
}

/** The nearest folder that exists says where the path goes wrong. */
function missing(files: FileSystem, path: string): string {
  let parent = dirname(path)
  while (files.status(parent) === undefined && parent !== dirname(parent)) parent = dirname(parent)
  const names = listOrNothing(files, parent).flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []))
  const found = names.length === 0 ? 'no folders' : names.slice(0, 5).join(', ') + (names.length > 5 ? ' …' : '')
  return `There is no such path; ${basename(parent) === '' ? 'the root' : parent} holds ${found}.`
}
