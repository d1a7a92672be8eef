import { sep } from 'node:path'
import { RunError } from '@runsheaf/core'
import type { Context } from '../context.ts'
import type { StoreLocation } from './store-location.ts'

/**
 * Why there are no runs at a location, as the loaders tell it, with paths as the user would name them.
 *
 * @param named whether the user named the store.
 */
export function explainMissingStore(
  location: StoreLocation,
  named: boolean,
  error: RunError,
  { cwd }: Context,
): RunError {
  const reasons = (error.details.reasons ?? []) as readonly string[]
  const why = asTyped(reasons.length > 0 ? reasons.join(' ') : error.message, location).replaceAll(cwd + sep, '')
  const [what = '', ...rest] = why.split(/(?<=\.) (?=[A-Z])/)
  const isAdvised = named ? rest.length > 0 : why.includes('?')
  const advice = named ? 'Name the folder that MLflow writes to, such as mlruns.' : 'Name the store: runsheaf ls FOLDER'
  const message = [what, ...(named ? [] : otherStore(location)), ...rest, ...(isAdvised ? [] : [advice])].join(' ')
  return new RunError('STORE_NOT_FOUND', message, { ...error.details, cause: error })
}

/** A text with the store as the user named it; paths below it stay as they are. */
function asTyped(text: string, { path, label }: StoreLocation): string {
  const [head = '', ...rest] = text.split(path)
  return head + rest.map((part) => (part.startsWith(sep) ? path : label) + part).join('')
}

/** The store that MLflow's environment names, which is not a folder. */
function otherStore({ passedOver }: StoreLocation): string[] {
  if (!passedOver) return []
  const what = /^(sqlite|postgres|mysql|mssql)/i.test(passedOver) ? 'which is a database' : 'which is no folder'
  return [`MLFLOW_TRACKING_URI is ${passedOver}, ${what}.`]
}
