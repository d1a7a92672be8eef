import { basename, dirname } from 'node:path'
import { suggest } from '@runsheaf/core/plugin'
import { child } from '../files/child.ts'
import type { FileSystem } from '../files/file-system.ts'
import { describeModels } from './describe-models.ts'
import { isStore } from './detect.ts'
import { listOrNothing, metaName } from './folders.ts'

const notRead =
  'which this version does not read. It reads folders such as mlruns; for others there has to be a loader: loaders: […].'

/** What newer versions of MLflow write to, where nothing else is said. */
const defaultDatabase = 'mlflow.db'
const defaultFolder = 'mlruns'

const isDatabase = (text: string) => /\.(db|sqlite3?)$|^(sqlite|postgres|mysql|mssql)\w*(\+\w+)?:/i.test(text)

/**
 * What is at a location that is not a store, and what to do, in sentences.
 *
 * @param path the location as a path.
 */
export function whyNoStore(files: FileSystem, location: string, path: string): string {
  const status = files.status(path)
  if (status === undefined)
    return isAddress(location)
      ? `${location} is the address of ${isDatabase(location) ? 'a database of MLflow' : 'a tracking server'}, ${notRead}`
      : `There is no folder ${path}.${besideMissing(files, path)}`
  if (status.kind !== 'folder') {
    if (isDatabase(path)) return `${path} is a database of MLflow, ${notRead}`
    const folder = dirname(path)
    const isOfStore = basename(path) === metaName || isStore(files, folder)
    const advice = isOfStore ? `Name the folder that it is in: ${folder}` : 'Name the folder that holds mlruns.'
    return `${path} is a file, not a folder of runs. ${advice}`
  }
  const models = describeModels(files, path)
  if (models) return `${path} is ${models}. Name the folder of a store, an experiment or a run.`
  if (isEmpty(files, path)) return `${path} is empty: there are no runs in it.`
  return `There are no runs in ${path}.${below(files, path)}`
}

/** Whether a location is no path: MLflow's addresses have a scheme, but for that of Databricks. */
const isAddress = (location: string) =>
  /^(?!file:)[a-z][a-z0-9+.-]+:/i.test(location) || basename(location) === 'databricks'

function isEmpty(files: FileSystem, folder: string): boolean {
  try {
    return files.list(folder).length === 0
  } catch {
    return false
  }
}

/** Folders with a similar name beside the one that is not there; of the default one, other stores, and a database. */
function besideMissing(files: FileSystem, path: string): string {
  const parent = dirname(path)
  const alike = suggest(basename(path), foldersIn(files, parent)).map((name) => child(parent, name))
  if (alike.length > 0 || basename(path) !== defaultFolder) return didYouMean(alike)
  return databaseIn(files, parent) + didYouMean(storesBelow(files, parent))
}

/** A store that lies below, or what else may be meant. */
function below(files: FileSystem, path: string): string {
  const other = didYouMean(storesBelow(files, path)) || databaseIn(files, path)
  return other || ' A store holds a folder for each experiment, with a meta.yaml in it.'
}

const didYouMean = (paths: readonly string[]) => (paths.length > 0 ? ` Did you mean ${paths.join(' or ')}?` : '')

function databaseIn(files: FileSystem, folder: string): string {
  const path = child(folder, defaultDatabase)
  return files.status(path) ? ` There is ${path}, a database of MLflow, ${notRead}` : ''
}

/** So many folders are looked into, and so many stores named. */
const most = { folders: 100, stores: 3 }

/** Default folders in a folder, or in those in it. */
function storesBelow(files: FileSystem, folder: string): string[] {
  const parents = foldersIn(files, folder).map((name) => child(folder, name))
  const stores = [folder, ...parents.slice(0, most.folders)].map((parent) => child(parent, defaultFolder))
  return stores.filter((path) => files.status(path)?.kind === 'folder').slice(0, most.stores)
}

function foldersIn(files: FileSystem, folder: string): string[] {
  const entries = listOrNothing(files, folder)
  return entries.flatMap(({ name, kind }) => (kind === 'folder' && !name.startsWith('.') ? [name] : []))
}
