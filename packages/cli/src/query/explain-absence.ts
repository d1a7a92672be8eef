import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { RunError } from '@runsheaf/core'
import { suggest } from '@runsheaf/core/plugin'
import type { StoreLocation } from './store-location.ts'

/** Why there are no runs at a place, and what to do: an error in the place of a loader's. */
export function explainAbsence(location: StoreLocation, named: boolean, error: RunError): RunError {
  const { path, shown, passedOver } = location
  const other = passedOver ? ` MLFLOW_TRACKING_URI is ${passedOver}, which is no folder.` : ''
  const advice = named ? '' : `${other} Name the store: runsheaf ls FOLDER`
  const answer = (message: string) => new RunError('STORE_NOT_FOUND', message, { ...error.details, cause: error })
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return answer(`There is no folder ${shown}.${advice || nearby(path)}`)
  if (/\.(db|sqlite3?)$/i.test(path)) {
    return answer(
      `${shown} is a database of MLflow, which this version does not read. It reads folders such as mlruns; a loader for databases would go into the config file: loaders: […]`,
    )
  }
  if (!stats.isDirectory()) return answer(`${shown} is a file, not a folder of runs.${inStore(path)}`)
  const names = readdirSync(path)
  if (names.length === 0) return answer(`${shown} is empty: there are no runs in it.`)
  return answer(`There are no runs in ${shown}.${below(path, shown, names)}`)
}

/** Folders with a similar name beside the one that is not there. */
function nearby(path: string): string {
  const names = folderNames(dirname(path))
  const suggestions = suggest(basename(path), names)
  return suggestions.length > 0 ? ` Did you mean ${suggestions.join(' or ')}?` : ''
}

/** The run or store that a file may belong to. */
function inStore(path: string): string {
  const runs = folderNames(dirname(path)).length > 0 ? dirname(path) : undefined
  return basename(path) === 'meta.yaml' && runs
    ? ` Name the folder that it is in: ${runs}`
    : ' Name the folder that holds mlruns.'
}

/** A store that lies below. */
function below(path: string, shown: string, names: readonly string[]): string {
  const found = names.find(
    (name) => name === 'mlruns' && statSync(join(path, name), { throwIfNoEntry: false })?.isDirectory(),
  )
  return found
    ? ` Did you mean ${join(shown, found)}?`
    : ' A store holds a folder for each experiment, with a meta.yaml in it.'
}

function folderNames(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  } catch {
    return []
  }
}
