import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { RunError } from '@runsheaf/core'
import { suggest } from '@runsheaf/core/plugin'
import type { StoreLocation } from './store-location.ts'

const notRead =
  'which this version does not read. It reads folders such as mlruns; a loader for it would go into the config file: loaders: […]'

/** Why there are no runs at a place, and what to do: an error in the place of a loader's. */
export function explainAbsence(location: StoreLocation, named: boolean, error: RunError): RunError {
  const answer = (message: string) => new RunError('STORE_NOT_FOUND', message, { ...error.details, cause: error })
  return answer(named ? whyNamed(location) : whyUsual(location))
}

function whyNamed({ path, shown }: StoreLocation): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return whyAddress(shown) ?? `There is no folder ${shown}.${alike(path)}`
  if (isDatabase(path)) return `${shown} is a database of MLflow, ${notRead}`
  if (!stats.isDirectory()) return `${shown} is a file, not a folder of runs.${inRun(path)}`
  if (readdirSync(path).length === 0) return `${shown} is empty: there are no runs in it.`
  return `There are no runs in ${shown}.${below(path, shown)}`
}

/** Nobody named the store, and it is not where it is looked for. */
function whyUsual({ path, shown, passedOver }: StoreLocation): string {
  const missing = existsSync(path) ? `There are no runs in ${shown}.` : `There is no folder ${shown}.`
  const other = passedOver ? ` MLFLOW_TRACKING_URI is ${passedOver}, ${whatIs(passedOver)}.` : ''
  const beside = storesBelow(dirname(path)).filter((store) => resolve(dirname(path), store) !== path)
  const hasDatabase = !passedOver && existsSync(join(dirname(path), usualDatabase))
  const database = hasDatabase ? ` There is ${usualDatabase}, a database of MLflow, ${notRead}.` : ''
  const advice =
    beside.length > 0 ? `Did you mean runsheaf ls ${beside.join(' or ')}?` : 'Name the store: runsheaf ls FOLDER'
  return `${missing}${other}${database} ${advice}`
}

/** What newer versions of MLflow write to, where nothing else is said. */
const usualDatabase = 'mlflow.db'

const isDatabase = (text: string) => /\.(db|sqlite3?)$|^(sqlite|postgres|mysql|mssql)\w*(\+\w+)?:/i.test(text)

function whatIs(address: string): string {
  return isDatabase(address) ? 'which is a database' : 'which is no folder'
}

/** Why an address that is no path is not read. */
function whyAddress(shown: string): string | undefined {
  if (!/^(?!file:)[a-z][a-z0-9+.-]+:|^databricks$/i.test(shown)) return undefined
  return `${shown} is the address of ${isDatabase(shown) ? 'a database of MLflow' : 'a tracking server'}, ${notRead}`
}

/** Folders with a similar name beside the one that is not there. */
function alike(path: string): string {
  const suggestions = suggest(basename(path), folderNames(dirname(path)))
  if (suggestions.length > 0) return ` Did you mean ${suggestions.join(' or ')}?`
  return ' Name the folder that MLflow writes to, such as mlruns.'
}

/** The run that a file may belong to. */
function inRun(path: string): string {
  return basename(path) === 'meta.yaml'
    ? ` Name the folder that it is in: ${dirname(path)}`
    : ' Name the folder that holds mlruns.'
}

/** A store that lies below, or what else may be meant. */
function below(path: string, shown: string): string {
  const stores = storesBelow(path).map((store) => join(shown, store))
  if (stores.length > 0) return ` Did you mean ${stores.join(' or ')}?`
  if (existsSync(join(path, usualDatabase))) return ` It holds ${usualDatabase}, a database of MLflow, ${notRead}`
  return ' A store holds a folder for each experiment, with a meta.yaml in it.'
}

/** So many folders are looked into, and so many stores named. */
const most = { folders: 100, stores: 3 }

/** Folders called `mlruns` in a folder, or in those in it. */
function storesBelow(folder: string): string[] {
  const names = folderNames(folder).slice(0, most.folders)
  const found = ['', ...names].map((name) => join(name, 'mlruns'))
  return found.filter((name) => existsSync(join(folder, name))).slice(0, most.stores)
}

function folderNames(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
  } catch {
    return []
  }
}
