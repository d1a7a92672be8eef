import { Run } from '@runsheaf/core'
import { PythonError } from './python.ts'

/** Python's names of the fields of a run's information. */
const infoFields: Readonly<Record<string, string>> = { run_id: 'runId', run_dir: 'runDir', job_name: 'jobName' }

/** The value at a dotted path of attributes. */
export function attribute(target: unknown, path: string): unknown {
  let value: unknown = target
  let inInfo = false
  for (const name of path.split('.')) {
    const field: string = inInfo ? (infoFields[name] ?? name) : name
    if (typeof value !== 'object' || value === null || !(field in value)) throw new PythonError('AttributeError', path)
    inInfo = value instanceof Run && name === 'info'
    value = (value as Record<string, unknown>)[field]
  }
  return value
}
